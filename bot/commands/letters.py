"""kikitori letters: what was given up, and sending one of it through again."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from bot.settings import read_settings
from bot.wiring import build_city, wall_clock
from language import formats
from language.texts import say
from store import inbox, outbox
from store.records import OutboxState
from store.session import Tx, reading, writing


def run(arguments: argparse.Namespace) -> int:
    """Lists the dead letters, or lets one go through again. Exit code 1 when there is none of that id."""
    city = build_city(read_settings(os.environ), {})
    try:
        if arguments.retry:
            with writing(city.engine) as tx:
                return _retried(tx, arguments.retry)
        with reading(city.engine) as tx:
            found = list(_listed(tx))
    finally:
        city.engine.close()
    print("\n".join([say("letters.head", n=len(found)), *found]) if found else say("letters.none"))
    return 0


def _retried(tx: Tx, letter: str) -> int:
    """An event of the inbox or a message of the outbox: both ids are unique, and neither looks like the other."""
    if inbox.revive(tx, letter) is None and not outbox.retry(tx, letter, wall_clock()):
        print(say("letters.unknown", id=letter), file=sys.stderr)
        return 1
    print(say("letters.retried", id=letter))
    return 0


def _listed(tx: Tx) -> Iterator[str]:
    """Ids, addresses and reasons, never what somebody wrote."""
    for came in inbox.dead(tx):
        arrival = came.arrival
        day = formats.day(arrival.day)
        yield say("letters.in", id=arrival.id, day=day, conversation=came.conversation, reason=came.reason)
    for goes in outbox.dead(tx):
        key = "letters.uncertain" if goes.state is OutboxState.UNCERTAIN else "letters.out"
        yield say(key, id=goes.id, conversation=inbox.key(goes.channel, goes.address), reason=goes.reason)
