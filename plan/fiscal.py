"""A Japanese fiscal year: R5 = 令和5年度 = 2023年度, from 1 April to 31 March."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

REIWA_OFFSET = 2018  # 令和1年度 is 2019年度
_LABEL = re.compile(r"R([1-9][0-9]?)")


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A fiscal year by the Western year in which it begins, e.g. FiscalYear(2023) for 令和5年度."""

    western: int

    @classmethod
    def reiwa(cls, year: int) -> FiscalYear:
        return cls(REIWA_OFFSET + year)

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """The fiscal year that a day lies in: January to March belong to the year before."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @classmethod
    def parse(cls, label: str) -> FiscalYear:
        """Reads the plan's own notation, e.g. "R5". Raises ValueError on anything else."""
        found = _LABEL.fullmatch(label)
        if found is None:
            raise ValueError(f"not a fiscal year: {label!r}")
        return cls.reiwa(int(found[1]))

    @property
    def era_year(self) -> int:
        return self.western - REIWA_OFFSET

    @property
    def label(self) -> str:
        """The plan's own short notation, e.g. "R5"."""
        return f"R{self.era_year}"

    @property
    def last_day(self) -> date:
        return date(self.western + 1, 3, 31)

    def __add__(self, years: int) -> FiscalYear:
        return FiscalYear(self.western + years)

    def __sub__(self, years: int) -> FiscalYear:
        return FiscalYear(self.western - years)

    def __str__(self) -> str:
        return self.label
