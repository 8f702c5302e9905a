"""kikitori read-answer: replies to one question as JSON lines in, what the interview made of them out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from bot.commands.ask import Collector, Line, scratch_city, send
from bot.demo import DEADLINE, OPENED, TODAY
from bot.dialogs.commands import command
from bot.settings import Settings
from bot.wiring import Books, City, wall_clock
from language.intents import Intent
from language.texts import say
from plan.fiscal import FiscalYear
from plan.model import Accumulation, Area, Cell, Direction, Edition, Indicator, Issue, Kind, Table
from store import cycles, people, trail
from store.records import Audience, Person, Post, Role, Subject
from store.session import reading, writing

YEAR = FiscalYear.of(OPENED) - 1
POST = Post("post", "担当部", "担当", Role.OWNER)
NUMERATOR, DENOMINATOR = "該当件数", "総件数"

# The interview's own words for what the command's readers know under fewer names.
_INTENTS: Mapping[str, str] = {Intent.PENDING.value: "unknown_value", Intent.UNKNOWN.value: "unknown_value"}


class Reply(msgspec.Struct):
    """One reply to the question for an indicator's value, with what the indicator is like."""

    id: str
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


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes them
    """Writes {"id", "outcome", "value", "numerator", "denominator", "reason", "intent"} for each line; exit code 1 at a line that is none."""
    collector = Collector()
    city = scratch_city(Settings(), collector, edition(Reply("", "", Kind.COUNT), "none"))
    try:
        with writing(city.engine) as tx:
            people.add_post(tx, POST)
        for number, text in enumerate(sys.stdin, 1):
            if not text.strip():
                continue
            try:
                line = msgspec.json.decode(text, type=Reply)
            except msgspec.DecodeError as error:
                print(say("error.json_line", line=number, why=error), file=sys.stderr)
                return 1
            sys.stdout.write(
                _encoder.encode(_out(line, hear(city, collector, line, number), collector)).decode() + "\n"
            )
            sys.stdout.flush()
    finally:
        city.engine.close()
    return 0


def hear(city: City, collector: Collector, line: Reply, number: int) -> Heard:
    """Puts the indicator into a cycle of its own, has its holder say 回答する and the reply, and reads the trail of that turn."""
    made = edition(line, f"line-{number}")
    person = Person(f"person-{number}", "担当者", POST.department)
    with writing(city.engine) as tx:
        people.add_person(tx, person)
        people.hold(tx, POST.id, person.id, OPENED)
        cycles.open_cycle(
            tx, made.id, YEAR, OPENED, DEADLINE, [Subject("K001", POST.id, POST.department)], wall_clock()
        )
    talk = City(city.settings, city.engine, city.directory, Books.of(made), city.channels)
    asked = Line(id=line.id, q="", audience=Audience.STAFF, today=TODAY)
    for text in ("回答する", line.reply):
        collector.said = ""
        send(talk, person.id, asked, text, person.id)
    with reading(city.engine) as tx:
        entries = [entry for entry in trail.newest(tx) if entry.action == "heard" and entry.actor == person.id]
    return _heard(entries[0].detail) if entries else _aside(line.reply)


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
        part_of_whole=line.kind is Kind.RATIO,
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


def _cells(year: FiscalYear, value: float | int | str | None, unit: str) -> dict[FiscalYear, Cell]:
    if value is None or value == "":
        return {}
    number = Decimal(str(value).rstrip("%").replace(",", ""))
    return {year: Cell(f"{number}{'%' if unit == '%' else ''}", number)}


def _heard(detail: Mapping[str, str]) -> Heard:
    numbers = {key: Decimal(detail[key]) for key in ("value", "numerator", "denominator") if key in detail}
    intent = detail.get("intent")
    return Heard(detail["outcome"], **numbers, intent=_INTENTS.get(intent, intent) if intent else None)


def _aside(text: str) -> Heard:
    """What left no trail: an exact command, or a question about the plan."""
    found = command(text)
    return Heard("intent", intent=found.key) if found else Heard("reject")


def _out(line: Reply, heard: Heard, collector: Collector) -> dict[str, object]:
    return {
        "id": line.id,
        "outcome": heard.outcome,
        "value": heard.value,
        "numerator": heard.numerator,
        "denominator": heard.denominator,
        "reason": collector.said.split("\n\n")[0],
        "intent": heard.intent,
    }


_encoder = msgspec.json.Encoder(decimal_format="number")
