"""kikitori read-answer: replies to one question as JSON lines in, what the interview made of them out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from bot.commands import typed
from bot.commands.scratch import Scratch, Speaker
from bot.demo import DEADLINE, OPENED, TODAY
from bot.dialogs.commands import command
from bot.directory import no_directory
from bot.wiring import wall_clock
from language import formats
from language.about_cycle import AboutCycle, read_about_cycle
from language.intents import Intent
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Accumulation, Area, Cell, Direction, Edition, Indicator, Issue, Kind, Table
from plan.rows import number_of
from store import cycles, people, trail
from store.records import Audience, Person, Post, Role, Subject
from store.session import reading, writing

YEAR = FiscalYear.of(OPENED) - 1
POST = Post("post", "担当部", "担当", Role.OWNER)
NUMERATOR, DENOMINATOR, PART_UNIT = "該当件数", "総件数", "件"

# What is said of intents: the interview's own words under the contract's names. Anything else that it understands (a command of the chat, 率だけ)
# is no answer to the question, and is told as a reject with the sentence that the person reads.
INTENTS: Mapping[str, str] = {
    **{intent.value: intent.value for intent in (Intent.SKIP, Intent.LATER, Intent.CANCEL, Intent.HELP, Intent.BACK)},
    **{intent.value: intent.value for intent in (Intent.DELEGATE, Intent.NOT_APPLICABLE, Intent.CORRECT)},
    Intent.PENDING.value: "unknown_value",
    Intent.UNKNOWN.value: "unknown_value",
    "edit": Intent.CORRECT.value,  # 直す, an exact command
}


class Reply(msgspec.Struct):
    """One reply to the question for an indicator's value, with what the indicator is like."""

    id: str | int
    reply: str
    kind: Kind
    unit: str = ""
    previous: float | int | str | None = None
    plan: float | int | str | None = None
    cumulative: bool = False
    lower_is_better: bool = False


@dataclass(frozen=True)
class Heard:
    outcome: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    intent: str | None = None
    open: bool = False  # the chat asks about it, too


def run(_arguments: argparse.Namespace) -> int:
    """Writes {"id", "outcome", "value", "numerator", "denominator", "reason", "intent"} for each line; a line that is none is told of and left out, and the exit code is 1 then."""
    scratch = Scratch.of(no_directory())
    code = 0
    try:
        with writing(scratch.engine) as tx:
            people.add_post(tx, POST)
        for number, text in typed.lines():
            if not typed.is_text(text):
                print(say("error.text_line", line=number), file=sys.stderr)
                code = 1
                continue
            try:
                line = msgspec.json.decode(text, type=Reply)
            except msgspec.DecodeError as error:
                print(typed.flaw(number, error), file=sys.stderr)
                code = 1
                continue
            sys.stdout.write(_encoder.encode(read(scratch, line, number)).decode() + "\n")
            sys.stdout.flush()
    finally:
        scratch.close()
    return code


def read(scratch: Scratch, line: Reply, number: int) -> dict[str, object]:
    """Puts the indicator into a cycle of its own, has its holder say 回答する and the reply, and reads the trail of that turn."""
    made = edition(line, f"line-{number}")
    person = Person(f"person-{number}", "担当者", POST.department)
    subjects = [Subject("K001", POST.id, POST.department)]
    with writing(scratch.engine) as tx:
        people.add_person(tx, person)
        people.hold(tx, POST.id, person.id, OPENED)
        cycles.open_cycle(tx, made.id, YEAR, OPENED, DEADLINE, subjects, wall_clock())
    city = scratch.city(made)
    holder = Speaker(person.id, Audience.STAFF, person.id, TODAY)
    scratch.say(city, holder, "回答する")
    said = scratch.say(city, holder, line.reply)
    with reading(scratch.engine) as tx:
        entries = [entry for entry in trail.newest(tx) if entry.action == "heard" and entry.actor == person.id]
    heard = _heard(entries[0].detail) if entries else _aside(line.reply)
    return {
        "id": line.id,
        "outcome": heard.outcome,
        "value": heard.value,
        "numerator": heard.numerator,
        "denominator": heard.denominator,
        "reason": _question(line, heard) if heard.outcome == "confirm" and not heard.open else said.split("\n\n")[0],
        "intent": heard.intent,
    }


def edition(line: Reply, edition_id: str) -> Edition:
    """An edition with one KPI that is as the line says."""
    unit = "%" if line.kind in (Kind.PERCENT, Kind.RATIO) else line.unit
    indicator = Indicator(
        id="K001",
        table=Table.KPI,
        page=1,
        area_id="C01",
        issue_id="I01",
        project_id="",
        name="指標",
        formula="",
        unit=unit,
        kind=line.kind,
        numerator=NUMERATOR if line.kind is Kind.RATIO else "",
        denominator=DENOMINATOR if line.kind is Kind.RATIO else "",
        part_unit=PART_UNIT if line.kind is Kind.RATIO else "",
        part_of_whole=line.kind is Kind.RATIO and not _exceeds_a_hundred(line.previous),
        base=None,
        direction=Direction.LESS if line.lower_is_better else Direction.MORE,
        accumulation=Accumulation.TOTAL if line.cumulative else Accumulation.LEVEL,
        decimals=1 if unit == "%" else 0,
        ground="as the line says",
        plan=_cells(YEAR, line.plan, unit),
        actual=_cells(YEAR - 1, line.previous, unit),
    )
    area = Area("C01", "分野", "分類", 1, "課題", "課題", 0, 0, 0, 0)
    issue = Issue("I01", "C01", "1", "課題", None, 0)
    return Edition(
        id=edition_id,
        title="計画書",
        published="",
        targets_as_of="",
        actuals_as_of="",
        address="",
        first_year=YEAR - 1,
        latest_actual=YEAR - 1,
        last_year=YEAR + 3,
        areas=(area,),
        issues=(issue,),
        indicators=(indicator,),
        projects=(),
    )


def _exceeds_a_hundred(previous: float | int | str | None) -> bool:
    """What was above 100% last year is no part of its whole."""
    value = number_of(str(previous)) if previous is not None else None
    return value is not None and value > 100


def _cells(year: FiscalYear, given: float | int | str | None, unit: str) -> dict[FiscalYear, Cell]:
    """The cell as a plan would print it: a number, or words and dashes as they are."""
    printed = "" if given is None else str(given).strip()
    value = number_of(printed)
    if value is not None:
        return {year: Cell(f"{value}{'%' if unit == '%' else ''}", value)}
    return {year: Cell(printed)} if printed else {}


def _heard(detail: Mapping[str, str]) -> Heard:
    if "intent" in detail:
        return _intent(detail["intent"])
    value, numerator, denominator = (
        Decimal(detail[key]) if key in detail else None for key in ("value", "numerator", "denominator")
    )
    half = value is None and detail["outcome"] == "value"  # one part of a rate: the other is asked for
    return Heard("reject" if half else detail["outcome"], value, numerator, denominator, open="open" in detail)


def _question(line: Reply, heard: Heard) -> str:
    """What a confirm asks where a chat with its 直す need not ask: 前年度と同じ is a draft at once there."""
    unit = "%" if line.kind in (Kind.PERCENT, Kind.RATIO) else line.unit
    return say("same.ask", value=formats.amount(heard.value, unit) if heard.value is not None else "")


def _aside(text: str) -> Heard:
    """What left no trail: an exact command, a question how to answer, or one about the plan."""
    if read_about_cycle(text) in (AboutCycle.EXAMPLE, AboutCycle.OPERATING):
        return _intent(Intent.HELP.value)
    found = command(text)
    return _intent(found.key) if found else Heard("reject")


def _intent(understood: str) -> Heard:
    return Heard("intent", intent=INTENTS[understood]) if understood in INTENTS else Heard("reject")


_encoder = msgspec.json.Encoder(decimal_format="number")
