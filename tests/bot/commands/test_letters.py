"""kikitori letters: what was given up is listed without a word of what people wrote, and goes through again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.messages import PAYLOAD_VERSION
from store import inbox, outbox, session
from store.records import Lane, OutboxState, Planned
from store.session import Engine, reading, writing
from tests.bot.commands.running import kikitori
from tests.store.roster import NOW, arrival

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    kikitori("db", "upgrade", database=tmp_path / "kikitori.db")
    return tmp_path / "kikitori.db"


@pytest.fixture
def opened(database: Path) -> Iterator[Engine]:
    """A database with one letter of each kind: an event that no turn could take, a refused message, and one that may have arrived."""
    engine = session.engine(f"sqlite:///{database}")
    with writing(engine) as tx:
        inbox.put(tx, replace(arrival("event-1"), payload='"秘密の言葉"'), NOW)
        row, _ = inbox.oldest(tx, inbox.key("terminal", "matsumoto"), NOW)
        assert row is not None
        inbox.bury(tx, row.seq, "ZeroDivisionError")
        for state, reason in ((OutboxState.DEAD, "403"), (OutboxState.UNCERTAIN, "time-out")):
            outbox.plan(tx, Planned("line", reason, '"秘密の言葉"', PAYLOAD_VERSION, NOW, lane=Lane.CAMPAIGN), NOW)
            claimed = outbox.claim(tx, ["line"], [], PAYLOAD_VERSION, NOW, LATER, ("line", reason))
            assert claimed is not None
            outbox.give_up(tx, claimed, state, reason)
    yield engine
    engine.close()


def test_without_a_letter_it_says_so(database: Path) -> None:
    done = kikitori("letters", database=database)
    assert (done.returncode, done.stdout) == (0, "処理できなかったものはありません。\n")


def test_each_letter_is_a_line_with_its_id_and_reason_and_nobodys_words(opened: Engine, database: Path) -> None:
    listed = kikitori("letters", database=database).stdout
    head, came, refused, uncertain = listed.splitlines()
    assert "3件" in head
    assert came == "event-1　届いたもの　4月14日（月）　terminal:matsumoto　ZeroDivisionError"
    assert refused.endswith("送るもの　line:403　403")
    assert "二度届くことがあります" in uncertain
    assert "秘密" not in listed


def test_a_letter_goes_through_again_by_its_id(opened: Engine, database: Path) -> None:
    with reading(opened) as tx:
        ids = ["event-1", *(row.id for row in outbox.dead(tx))]
    for letter in ids:
        done = kikitori("letters", "--retry", letter, database=database)
        assert done.returncode == 0, done.stderr
        assert letter in done.stdout
    with reading(opened) as tx:
        assert (inbox.dead(tx), outbox.dead(tx)) == ((), [])
        assert inbox.oldest(tx, inbox.key("terminal", "matsumoto"), NOW)[0] is not None


def test_what_is_no_letter_is_said(opened: Engine, database: Path) -> None:
    done = kikitori("letters", "--retry", "event-9", database=database)
    assert (done.returncode, done.stdout) == (1, "")
    assert "event-9は" in done.stderr
