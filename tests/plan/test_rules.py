"""Reading a rule's years, cells and terms."""

from __future__ import annotations

import pytest

from plan.fiscal import FiscalYear
from plan.rules import TERMS, RuleKind, cell_in, unfit_terms, years_in


def test_a_span_of_years_holds_both_ends() -> None:
    assert [year.label for year in years_in("R4-R6")] == ["R4", "R5", "R6"]
    assert years_in("R5") == (FiscalYear.reiwa(5),)


@pytest.mark.parametrize("text", ["", "2023", "R4-", "R4〜R6"])
def test_anything_else_is_no_span(text: str) -> None:
    with pytest.raises(ValueError, match="neither a year nor a span"):
        years_in(text)


def test_a_cell_is_a_year_and_a_figure() -> None:
    assert cell_in("R4_actual") == (FiscalYear.reiwa(4), "actual")
    with pytest.raises(ValueError, match="not a cell"):
        cell_in("R4")


def test_every_kind_says_what_its_terms_are() -> None:
    assert set(TERMS) == set(RuleKind)


@pytest.mark.parametrize(
    ("kind", "terms", "unfit"),
    [
        (RuleKind.GROWTH, ("10", "R3_plan"), []),
        (RuleKind.GROWTH, ("ten", "R3"), ["ten", "R3"]),
        (RuleKind.PRODUCT, ("50", "A087", "1200"), ["A087"]),
        (RuleKind.PRODUCT, ("50", "A001", "1200"), []),
        (RuleKind.STEP, ("1",), ["1"]),
        (RuleKind.STARTS, (), []),
    ],
)
def test_terms_that_do_not_fit_their_kind_are_named(kind: RuleKind, terms: tuple[str, ...], unfit: list[str]) -> None:
    assert list(unfit_terms(kind, terms, {"A001"})) == unfit
