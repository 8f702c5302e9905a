"""kikitori ask: questions as JSON lines in, the replies of a chat out; each talk on a scratch database."""

from __future__ import annotations

import argparse
import os
import sys
import uuid
from datetime import date

import msgspec

from bot.commands import typed
from bot.commands.scratch import Scratch, Speaker
from bot.settings import read_settings
from bot.wiring import City, directory_of
from language.texts import say
from plan.loading import load_folder
from store.records import Audience


class Line(msgspec.Struct):
    """One question. ``context`` are earlier questions of the same chat."""

    id: str | int
    q: str
    audience: Audience = Audience.CITIZEN
    context: list[str] = []
    today: date | None = None


def run(_arguments: argparse.Namespace) -> int:
    """Reads {"id", "audience", "context", "q", "today"} and writes {"id", "reply"}, line by line; a line that is none is told of and left out, and the exit code is 1 then."""
    settings = read_settings(os.environ)
    edition = load_folder(settings.plan_folder)
    scratch = Scratch.of(directory_of(settings, edition.departments))
    code = 0
    try:
        city = scratch.city(edition)
        for number, text in typed.lines():
            if not typed.is_text(text):
                print(say("error.text_line", line=number), file=sys.stderr)
                code = 1
                continue
            try:
                line = msgspec.json.decode(text, type=Line)
            except msgspec.DecodeError as error:
                print(typed.flaw(number, error), file=sys.stderr)
                code = 1
                continue
            answered = {"id": line.id, "reply": reply(scratch, city, line)}
            sys.stdout.write(msgspec.json.encode(answered).decode() + "\n")
            sys.stdout.flush()
    finally:
        scratch.close()
    return code


def reply(scratch: Scratch, city: City, line: Line) -> str:
    """The reply to one question after its context, in a conversation of its own."""
    who = Speaker(str(uuid.uuid4()), line.audience, today=line.today)
    for text in line.context:
        scratch.say(city, who, text)
    return scratch.say(city, who, line.q)
