"""kikitori demo: seeds the demonstration and moves its date."""

from __future__ import annotations

import argparse
import os
import sys

from bot.demo import seed
from bot.settings import read_settings
from bot.wiring import build_city, wall_clock
from language import formats
from language.texts import say
from plan.loading import SASEBO_R5, load_edition, read_files
from store import clock, cycles, editions, people
from store.session import reading, writing


def run_seed(arguments: argparse.Namespace) -> int:
    """Loads the repository's plan and opens the demonstration's cycle in an empty database; says so and changes nothing in another."""
    city = build_city(read_settings(os.environ), {})
    try:
        with reading(city.engine) as tx:
            taken = bool(people.everyone(tx))
        if taken:
            print(say("demo.there"))
            return 0 if arguments.if_empty else 1
        files = read_files(SASEBO_R5)
        edition = load_edition(files)
        now = wall_clock()
        with writing(city.engine) as tx:
            editions.load(tx, edition.id, edition.title, files, now)
            cycle = seed(tx, edition, now)
            asked = len(cycles.asked(tx, cycle.id))
            everyone = len(people.everyone(tx))
        year, deadline = formats.year(cycle.year), formats.day(cycle.deadline)
        print(say("demo.seeded", year=year, items=asked, people=everyone, deadline=deadline))
    finally:
        city.engine.close()
    return 0


def run_date(arguments: argparse.Namespace) -> int:
    """Shows the demonstration's date, or moves it."""
    city = build_city(read_settings(os.environ), {})
    try:
        with writing(city.engine) as tx:
            day = clock.day(tx)
            if day is None:
                print(say("demo.none"), file=sys.stderr)
                return 1
            if arguments.to:
                clock.move(tx, arguments.to, wall_clock())
            print(say("demo.date", day=formats.day(arguments.to or day)))
    finally:
        city.engine.close()
    return 0
