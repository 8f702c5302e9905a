"""One line of a data file and what can be wrong with it: every getter notes a flaw, so that reading goes on to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from plan.fiscal import FiscalYear

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """One thing that is wrong in a file. ``line`` counts from 1 with the header, 0 means the whole file; ``code`` says what is wrong, ``value`` what stands there."""

    file: str
    line: int
    column: str
    code: str
    value: str = ""


class PlanError(ValueError):
    """The files do not make an edition; ``flaws`` says where, each once, in the order in which they were found: what follows from another stands behind it."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(dict.fromkeys(flaws))
        super().__init__("; ".join(f"{f.file}:{f.line} {f.column}: {f.code} {f.value!r}" for f in self.flaws[:5]))


def number_of(printed: str) -> Decimal | None:
    """The number that a cell prints, in its printed unit: 6.8 for 6.8%, 1234 for 1,234. None for words, a dash and an empty cell."""
    return Decimal(printed.rstrip("%").replace(",", "")) if _NUMBER.fullmatch(printed) else None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file; every getter notes a flaw and returns something harmless. ``pages`` is how many the plan has, 0 while that is not known."""

    file: str
    line: int
    cells: Mapping[str, str]
    flaws: list[Flaw]
    pages: int = 0

    def flaw(self, column: str, code: str, value: str = "") -> None:
        self.flaws.append(Flaw(self.file, self.line, column, code, value))

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def required(self, column: str) -> str:
        value = self.text(column)
        if value == "":
            self.flaw(column, "empty")
        return value

    def whole(self, column: str) -> int:
        value = self.text(column)
        if value == "":
            return 0
        if not value.isascii() or not value.isdigit():
            self.flaw(column, "not-a-number", value)
            return 0
        return int(value)

    def page(self, column: str, *, optional: bool = False) -> int:
        """A page of the plan; 0 in an ``optional`` empty cell."""
        value = self.text(column)
        number = self.whole(column)
        if (number == 0 and optional and value in ("", "0")) or (number == 0 and value.strip("0") != ""):
            return 0
        if number < 1 or (self.pages and number > self.pages):
            self.flaw(column, "no-such-page", value)
        return number

    def number(self, column: str) -> Decimal | None:
        value = self.text(column)
        number = number_of(value)
        if number is None and value != "":
            self.flaw(column, "not-a-number", value)
        return number

    def year(self, column: str) -> FiscalYear:
        try:
            return FiscalYear.parse(self.text(column))
        except ValueError:
            self.flaw(column, "not-a-year", self.text(column))
            return FiscalYear.reiwa(1)

    def yes(self, column: str) -> bool:
        value = self.text(column)
        if value not in ("yes", "no"):
            self.flaw(column, "not-yes-or-no", value)
        return value == "yes"

    def mark(self, column: str) -> bool:
        value = self.text(column)
        if value not in ("", "○"):
            self.flaw(column, "not-a-mark", value)
        return value == "○"

    def one_of(self, column: str, choices: type[E], fallback: E) -> E:
        value = self.text(column)
        try:
            return choices(value)
        except ValueError:
            self.flaw(column, "not-a-choice", value)
            return fallback

    def choice(self, column: str, choices: tuple[str, ...]) -> str:
        value = self.text(column)
        if value not in choices:
            self.flaw(column, "not-a-choice", value)
        return value

    def reference(self, column: str, known: Mapping[str, object] | set[str], *, optional: bool = False) -> str:
        value = self.text(column)
        if value == "" and optional:
            return ""
        if value not in known:
            self.flaw(column, "unknown-id", value)
        return value
