"""kikitori chat: one person's conversation in the terminal, on the real database."""

from __future__ import annotations

import argparse
import math
import os
import select
import sys
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot import delivery, turn
from bot.commands.typed import is_text
from bot.messages import Inbound, Pick
from bot.settings import read_settings
from bot.terminal import NAME, Terminal, attended
from bot.wiring import City, build_city, wall_clock
from language import formats
from language.texts import say
from store import cycles, editions, inbox, outbox, people, visible
from store.records import Audience, Role, Viewer
from store.session import reading, writing

CITIZEN = "citizen"
CANONICAL = (
    4_095 - 3
)  # bytes: a terminal hands on no more of one line, and cuts the rest off without a word, maybe within a letter
PASTE = 0.05  # seconds: nobody types the next line so soon
STAFF = "staff"  # staff whom the roster does not know


@dataclass
class Talk:
    """A person at the terminal: what they type goes through inbox, turn and outbox like any channel's event."""

    city: City
    terminal: Terminal
    who: str
    today: date | None = None

    @property
    def audience(self) -> Audience:
        return Audience.CITIZEN if self.who == CITIZEN else Audience.STAFF

    @property
    def _key(self) -> str:
        return inbox.key(NAME, self.who)

    @property
    def person_id(self) -> str:
        return "" if self.who in (CITIZEN, STAFF) else self.who

    def catch_up(self) -> None:
        """Finishes what a killed process left: undone events first, then what was not printed.

        One terminal a person: a second one would take what the first is printing just now for left behind, and print it again.
        """
        results = self._run()
        with writing(self.city.engine) as tx:
            outbox.let_go(tx, NAME, self.who, wall_clock())
        self._show()
        self._say_what_waits(results)

    def send(self, text: str) -> None:
        inbound = Inbound(
            id=str(uuid.uuid4()),
            channel=NAME,
            address=self.who,
            audience=self.audience,
            person_id=self.person_id,
            at=wall_clock(),
            day=self.today or self.city.today(),
            text="" if (pick := self._pressed(text)) else text,
            pick=pick,
        )
        turn.accept(self.city.engine, inbound, wall_clock)
        results = self._run()
        self._show()
        self._say_what_waits(results)

    def _run(self) -> list[turn.Result]:
        return turn.run(self.city.engine, self._key, self.city.talk, wall_clock)

    def _say_what_waits(self, results: list[turn.Result]) -> None:
        """Says what has no reply yet, and from when on there may be one: in silence nobody would know that it is kept."""
        with reading(self.city.engine) as tx:
            row = inbox.waiting(tx, self._key)
        if row is None:
            return
        if any(result.ended is turn.Ended.NEWER for result in results):
            print(say("error.newer"), end="\n\n", file=sys.stderr)
            return
        rest = (row.lease_until - wall_clock()).total_seconds() if row.lease_until else 0
        print(say("chat.failed", seconds=max(math.ceil(rest), 1)), end="\n\n", file=sys.stderr)

    def _pressed(self, text: str) -> Pick | None:
        """A typed label of a button on the screen is that button."""
        shown = (choice for message in self.terminal.last for choice in message.choices)
        return next((choice.pick for choice in shown if choice.label == text.strip(" ［］[]")), None)

    def _show(self) -> None:
        delivery.deliver(self.city.engine, self.city.channels, NAME, self.who, wall_clock)


def run(arguments: argparse.Namespace) -> int:
    """Talks until the input ends. Exit code 1 when the person is unknown or the database holds no plan."""
    terminal = Terminal(_print)
    city = build_city(read_settings(os.environ), {NAME: terminal})
    try:
        if not _ready(city):
            return 1
        today: date = arguments.today or city.today()
        who = _chosen(city, arguments.who, today)
        if not who:
            return 1 if who is None else 0
        talk = Talk(city, terminal, who, arguments.today)
        print(say("chat.opening", day=formats.day(today), who=_name(city, who)), end="\n\n")
        part = _part(city, who, today)
        said = list(_converse(talk, _lines()))
    finally:
        city.engine.close()
    if arguments.record:
        record(arguments.record, *part, said)
    return 0


def _print(text: str) -> None:
    """Ends the process when nobody reads its output any more (`| head`): what was not shown is sent by the next one."""
    try:
        print(text, end="\n\n", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python itself would flush into the pipe
        raise SystemExit(1) from None


def _chosen(city: City, who: str, today: date) -> str | None:
    """A known id: the one that was given, or the one that is typed first; "" where the input ends without one, None for an unknown one that nobody can be asked about again."""
    known = (CITIZEN, STAFF, *_known(city))
    if who in known:
        return who
    if who:
        print(say("chat.as_unknown", who=who))
    print(say("chat.who", people="\n".join(_listed(city, today))))
    while not who or attended():
        try:
            typed = (input("id: ") if attended() else _piped()).strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return ""
        if typed in known:
            return typed
        print(say("chat.unknown", typed=typed))
        who = who or typed
    return None


def _piped() -> str:
    """The first line of a pipe; nobody is there to be asked again. Raises EOFError where there is none."""
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise EOFError
    return line


def _converse(talk: Talk, typed: Iterable[str]) -> Iterable[tuple[str, str]]:
    talk.catch_up()
    for line in typed:
        talk.send(line)
        yield line, "\n".join(message.text for message in talk.terminal.last)


def _lines() -> Iterable[str]:
    """What is typed, message by message. At a terminal lines that arrive together were pasted and are one message."""
    if sys.stdin is None:
        return
    while True:
        try:
            text = _pasted(input("◇ ")) if attended() else next(sys.stdin).rstrip("\n")
        except (EOFError, StopIteration, KeyboardInterrupt):
            return
        if attended() and any(len(line.encode(errors="surrogateescape")) >= CANONICAL for line in text.split("\n")):
            print(say("chat.cut_off"), end="\n\n")
        elif not is_text(text):
            print(say("chat.not_text"), end="\n\n")
        elif text.strip():
            yield text


def _pasted(first: str) -> str:
    lines = [first]
    while select.select([sys.stdin], [], [], PASTE)[0]:
        try:
            lines.append(input())
        except EOFError:
            break
    return "\n".join(lines)


def record(file: Path, role: str, subjects: list[str], said: list[tuple[str, str]]) -> None:
    """Writes the talk as a test of tests/talk.py's kind: what was typed, and the first line of each reply.

    ``subjects`` are what the person is asked for: the test begins where nothing of it is answered.
    """
    steps = [f"    talk.{role}({typed!r}).bot_says({reply.partition(chr(10))[0]!r})" for typed, reply in said]
    asked = ", ".join(repr(subject) for subject in subjects)
    test = f"def test_recorded() -> None:\n    talk = talk_of({asked})\n" + "\n".join(steps)
    file.write_text(f'"""Recorded in the terminal."""\n\nfrom tests.talk import talk_of\n\n\n{test}\n', "utf-8")


def _part(city: City, who: str, day: date) -> tuple[str, list[str]]:
    """Which of tests/talk.py's people somebody is, and what they are asked for."""
    if who in (CITIZEN, STAFF):
        return who, []
    with reading(city.engine) as tx:
        viewer, cycle = people.viewer(tx, Audience.STAFF, who, day), cycles.current(tx, day)
        seen = visible.visible(tx, viewer, cycle) if cycle else ()
    role = "coordinator" if Role.COORDINATOR in viewer.roles else "owner"
    return role, [view.request.subject_id for view in seen if view.mine]


def _ready(city: City) -> bool:
    with reading(city.engine) as tx:
        loaded = editions.newest(tx) is not None
    if not loaded:
        print(say("chat.no_edition"), file=sys.stderr)
    return loaded


def _known(city: City) -> list[str]:
    with reading(city.engine) as tx:
        return [person.id for person in people.everyone(tx)]


def _name(city: City, who: str) -> str:
    if who in (CITIZEN, STAFF):
        return say(f"chat.{who}")
    with reading(city.engine) as tx:
        person = people.person(tx, who)
    return f"{person.department} {person.name}" if person else who


def _listed(city: City, day: date) -> Iterable[str]:
    """Everyone who can be talked as, with their posts and the number of their items."""
    with reading(city.engine) as tx:
        cycle = cycles.current(tx, day)
        for holding in people.held_on(tx, day):
            viewer = Viewer(Audience.STAFF, holding.person, (holding.post,))
            mine = sum(view.mine for view in visible.visible(tx, viewer, cycle)) if cycle else 0
            items = say("chat.items", n=mine) if mine else ""
            yield say(
                "chat.person", id=holding.person.id, post=holding.post.title, name=holding.person.name, items=items
            )
