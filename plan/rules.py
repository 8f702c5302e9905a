"""What a plan says in words about its own figures (毎年10％増, 50h×利用件数＋1,200h), as data that the audit can follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from plan.fiscal import FiscalYear


class RuleKind(StrEnum):
    """The sentences that can be followed; their terms stand in TERMS."""

    GROWTH = "growth"  # PERCENT more a year, the first year from the cell BASE of the same indicator
    STEP = "step"  # STEP more a year until LIMIT
    PRODUCT = "product"  # FACTOR times another indicator's plan, plus FIXED
    ONE_OF = "one-of"  # one of these values
    STARTS = "starts"  # no actual before the first of the years
    WORDS = "words"  # the name says the first word where the formula says the second
    MET = "met"  # so many KPIs of the area reached the year's plan
    KEY_ISSUES = "key-issues"  # the plan has so many DX重点課題


NUMBER, CELL, INDICATOR, WORD = "number", "cell", "indicator", "word"
TERMS: Mapping[RuleKind, tuple[str, ...]] = {
    RuleKind.GROWTH: (NUMBER, CELL),
    RuleKind.STEP: (NUMBER, NUMBER),
    RuleKind.PRODUCT: (NUMBER, INDICATOR, NUMBER),
    RuleKind.ONE_OF: (NUMBER, NUMBER),
    RuleKind.STARTS: (),
    RuleKind.WORDS: (WORD, WORD),
    RuleKind.MET: (NUMBER,),
    RuleKind.KEY_ISSUES: (NUMBER,),
}
ABOUT_AREA = {RuleKind.MET}
ABOUT_PLAN = {RuleKind.KEY_ISSUES}
YEARLESS = {RuleKind.WORDS, RuleKind.KEY_ISSUES}

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SPAN = re.compile(r"(R[1-9][0-9]?)(?:-(R[1-9][0-9]?))?")
_CELL = re.compile(r"(R[1-9][0-9]?)_(plan|actual)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One such sentence: ``printed`` stands at ``place`` of ``page`` and speaks about an indicator, an area or ("") the whole plan.

    ``terms`` are the sentence's parts as TERMS lists them for its kind, ``years`` those whose 予定 (for MET and STARTS 実績) it speaks about.
    """

    id: str
    page: int
    place: str
    printed: str
    about: str
    kind: RuleKind
    terms: tuple[str, ...]
    years: tuple[FiscalYear, ...]
    ground: str


def years_in(text: str) -> tuple[FiscalYear, ...]:
    """The years of "R5" or "R4-R9". Raises ValueError on anything else."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(f"neither a year nor a span of years: {text!r}")
    first, last = FiscalYear.parse(found[1]), FiscalYear.parse(found[2] or found[1])
    return tuple(FiscalYear(year) for year in range(first.western, last.western + 1))


def cell_in(term: str) -> tuple[FiscalYear, str]:
    """The year and "plan" or "actual" of a cell such as "R4_actual". Raises ValueError on anything else."""
    found = _CELL.fullmatch(term)
    if found is None:
        raise ValueError(f"not a cell: {term!r}")
    return FiscalYear.parse(found[1]), found[2]


def unfit_terms(kind: RuleKind, terms: tuple[str, ...], indicators: Collection[str]) -> Iterator[str]:
    """The terms that do not fit the kind's; all of them where their number is another."""
    wanted = TERMS[kind]
    if len(terms) != len(wanted):
        yield " ".join(terms)
        return
    fits: dict[str, Callable[[str], object]] = {
        NUMBER: _NUMBER.fullmatch,
        CELL: _CELL.fullmatch,
        INDICATOR: lambda term: term in indicators,
        WORD: bool,
    }
    yield from (term for term, form in zip(terms, wanted, strict=True) if not fits[form](term))
