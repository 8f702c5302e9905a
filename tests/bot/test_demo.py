"""The demonstration's seed: every department of a plan has its posts, however many there are, and it is there once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bot.demo import NAMES, seed, surnames
from plan.loading import load_folder
from plan.sasebo import R5 as SASEBO_R5
from store import cycles, people
from store.session import Engine, writing
from tests.bot.commands.running import kikitori
from tests.store.roster import NOW


def test_a_plan_with_more_departments_than_surnames_is_seeded_too(engine: Engine) -> None:
    edition = load_folder(SASEBO_R5)
    projects = tuple(replace(each, department=f"第{number % 40}部") for number, each in enumerate(edition.projects))
    with writing(engine) as tx:
        cycle = seed(tx, replace(edition, projects=projects), NOW)
        held = {request.department for request in cycles.asked(tx, cycle.id)}
        everyone = people.everyone(tx)
    assert len(held) == 40
    assert len({person.name for person in everyone}) == len(everyone) > len(NAMES)


def test_after_the_last_surname_the_first_comes_again_with_a_number() -> None:
    assert list(islice(surnames(), len(NAMES) + 1))[-2:] == ["森田", "青木2"]


def test_of_two_seeds_at_one_moment_one_is_done_and_the_other_says_so(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: kikitori("demo", "seed", database=tmp_path / "kikitori.db"), range(2)))
    assert sorted(each.returncode for each in done) == [0, 1]
    assert "Traceback" not in "".join(each.stderr for each in done)
