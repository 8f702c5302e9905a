"""kikitori letters and kikitori outbox: what was given up, and sending one of it through again."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

from bot import turn
from bot.settings import read_settings
from bot.wiring import City, build_city, wall_clock
from language import formats
from language.texts import say
from store import inbox, outbox
from store.records import OutboxState
from store.session import Tx, reading, writing


def run(arguments: argparse.Namespace) -> int:
    """Lists the dead letters, or lets one go through again. Exit code 1 when there is none of that id, and when it did not go through."""
    city = build_city(read_settings(os.environ), {})
    try:
        if arguments.retry:
            return _retried(city, arguments.retry)
        with reading(city.engine) as tx:
            found = list(_listed(tx))
    finally:
        city.engine.close()
    print("\n".join([say("letters.head", n=len(found)), *found]) if found else say("letters.none"))
    return 0


def run_outbox_list(_arguments: argparse.Namespace) -> int:
    """Lists the messages that were not sent, or of which nobody knows whether they were."""
    city = build_city(read_settings(os.environ), {})
    try:
        with reading(city.engine) as tx:
            found = list(_unsent(tx))
    finally:
        city.engine.close()
    print("\n".join([say("outbox.head", n=len(found)), *found]) if found else say("outbox.none"))
    return 0


def run_outbox_retry(arguments: argparse.Namespace) -> int:
    """Puts one of them back to be sent. Exit code 1 when there is none of that id."""
    city = build_city(read_settings(os.environ), {})
    try:
        return _sent_again(city, arguments.id)
    finally:
        city.engine.close()


def _retried(city: City, letter: str) -> int:
    """An event of the inbox or a message of the outbox: both ids are unique, and neither looks like the other."""
    with reading(city.engine) as tx:
        came = inbox.is_dead(tx, letter)
    if came:
        return _taken_again(city, letter)
    return _sent_again(city, letter)


def _sent_again(city: City, letter: str) -> int:
    with writing(city.engine) as tx:
        goes = outbox.retry(tx, letter, wall_clock())
    if not goes:
        print(say("letters.unknown", id=letter), file=sys.stderr)
        return 1
    print(say("letters.again", id=letter))
    return 0


def _taken_again(city: City, letter: str) -> int:
    result = turn.retry(city.engine, letter, city.talk, wall_clock)
    if result is None:
        print(say("letters.gone_on", id=letter), file=sys.stderr)
        return 1
    if result.ended is turn.Ended.DONE:
        print(say("letters.done", id=letter))
        return 0
    print(say("error.newer" if result.ended is turn.Ended.NEWER else "letters.failed", id=letter), file=sys.stderr)
    return 1


def _listed(tx: Tx) -> Iterator[str]:
    """Ids, addresses and reasons, never what somebody wrote."""
    for came in inbox.dead(tx):
        arrival = came.arrival
        day = formats.day(arrival.day)
        yield say("letters.in", id=arrival.id, day=day, conversation=came.conversation, reason=came.reason)
    yield from _unsent(tx)


def _unsent(tx: Tx) -> Iterator[str]:
    for goes in outbox.dead(tx):
        key = "letters.uncertain" if goes.state is OutboxState.UNCERTAIN else "letters.out"
        yield say(key, id=goes.id, conversation=inbox.key(goes.channel, goes.address), reason=goes.reason)
