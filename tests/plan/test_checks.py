"""Whether a value can be right: each rule alone, several at once, and after the person has said yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.checks import CHECKS, Case, Finding, Given, Severity, computed_rate, examine
from plan.fiscal import FiscalYear
from plan.model import Accumulation, Base, Indicator, Kind
from tests.plan.made_up import kpi

R5, R6 = FiscalYear.reiwa(5), FiscalYear.reiwa(6)
COUNT = replace(kpi(), accumulation=Accumulation.FLOW)
HOURS = replace(kpi(), kind=Kind.DECIMAL, unit="時間", decimals=1, accumulation=Accumulation.FLOW)
PERCENT = replace(kpi(), kind=Kind.PERCENT, unit="%", decimals=1)
RATIO = replace(PERCENT, kind=Kind.RATIO, numerator="手続き件数", denominator="総件数", part_of_whole=True)
BOOKLETS = replace(RATIO, numerator="新規登録者数", denominator="交付者数", part_of_whole=False)
PAPER = replace(BOOKLETS, numerator="購入枚数", base=Base("令和3年度の枚数", Decimal(1_200_000)))
TOTAL = replace(kpi(), accumulation=Accumulation.TOTAL)


def case(
    indicator: Indicator,
    value: str = "",
    *,
    parts: tuple[str, str] = ("", ""),
    last: str = "",
    planned: str = "",
    percent: bool = False,
    approximate: bool = False,
    same: bool = False,
    unsure: bool = False,
) -> Case:
    numerator, denominator = (number(part) for part in parts)
    given_value = Given(number(value), numerator, denominator, percent, approximate, same, unsure)
    history = {R5: Decimal(last)} if last else {}
    return Case(indicator, R6, given_value, history, number(planned))


def number(written: str) -> Decimal | None:
    return Decimal(written) if written else None


def codes(case: Case, affirmed: frozenset[str] = frozenset()) -> list[str]:
    return [finding.code for finding in examine(case, affirmed)]


def only(case: Case) -> Finding:
    (finding,) = examine(case)
    return finding


@pytest.mark.parametrize(
    "sound",
    [
        case(COUNT, "47", last="45", planned="27"),
        case(COUNT, "0", last="0"),
        case(COUNT, "12", last="0", planned="20"),
        case(COUNT, "47.0", last="45"),
        case(COUNT, "449", last="45"),
        case(COUNT, "5", last="45"),
        case(COUNT, "38", last="45"),
        case(HOURS, "7412.6", last="7089.3"),
        case(PERCENT, "6.8", last="4", planned="7"),
        case(PERCENT, "0.5", last="0.6"),
        case(PERCENT, "0.6", last="4", percent=True),
        case(PERCENT, "1", last="1.2", planned="2"),
        case(PERCENT, "100", last="82.5"),
        case(RATIO, parts=("8214", "96830"), last="6.8"),
        case(RATIO, parts=("34", "34"), last="95"),
        case(RATIO, parts=("0", "34"), last="0"),
        case(RATIO, parts=("8214", ""), last="6.8"),
        case(RATIO, "8.5", parts=("8214", "96830"), percent=True),
        case(RATIO, "8", parts=("8214", "96830"), percent=True),
        case(RATIO, "0.085", parts=("8214", "96830")),
        case(PAPER, parts=("980400", ""), last="95.1"),
        case(TOTAL, "3395", last="3395"),
        case(TOTAL, "4870", last="3395"),
        case(COUNT, "45", last="45", same=True),
    ],
)
def test_a_sound_value_finds_nothing_to_ask(sound: Case) -> None:
    assert [finding for finding in examine(sound) if finding.severity is not Severity.NOTICE] == []


@pytest.mark.parametrize(
    ("wrong", "code", "params"),
    [
        (case(COUNT, "-5", last="45"), "negative", {"given": "-5", "part": "value"}),
        (case(PERCENT, "-0.2", percent=True), "negative", {"given": "-0.2", "part": "value"}),
        (case(RATIO, parts=("-3", "34")), "negative", {"given": "-3", "part": "numerator"}),
        (case(RATIO, parts=("3", "-34")), "negative", {"given": "-34", "part": "denominator"}),
        (case(COUNT, "12.5", last="45"), "fraction", {"given": "12.5", "part": "value"}),
        (case(COUNT, "-0.5"), "negative", {"given": "-0.5", "part": "value"}),
        (case(RATIO, parts=("1.5", "34")), "fraction", {"given": "1.5", "part": "numerator"}),
        (case(PAPER, parts=("1.5", "")), "fraction", {"given": "1.5", "part": "numerator"}),
        (case(RATIO, parts=("3", "0")), "denominator_zero", {"numerator": "3"}),
        (case(RATIO, parts=("0", "0")), "denominator_zero", {"numerator": "0"}),
        (case(RATIO, parts=("36", "34")), "share", {"numerator": "36", "denominator": "34"}),
        (case(RATIO, "110", percent=True), "share_rate", {"value": "110"}),
    ],
)
def test_what_cannot_be_is_rejected(wrong: Case, code: str, params: Mapping[str, str]) -> None:
    finding = only(wrong)
    assert (finding.code, finding.severity) == (code, Severity.REJECT)
    assert {name: str(value) for name, value in finding.params.items()} == params


def test_a_reject_cannot_be_affirmed_and_stands_alone() -> None:
    wrong = case(COUNT, "-500", last="45", planned="27", approximate=True)
    assert codes(wrong, frozenset({"negative"})) == ["negative"]


@pytest.mark.parametrize(
    ("value", "last", "direction"),
    [
        ("470", "45", "up"),
        ("450", "45", "up"),
        ("4", "45", "down"),
        ("2100", "205", "up"),
        ("21466000", "21466", "up"),
        ("471", "45", "up"),
        ("0", "45", "zero"),
    ],
)
def test_ten_times_or_a_tenth_of_last_year_is_asked_about(value: str, last: str, direction: str) -> None:
    (finding,) = (found for found in examine(case(COUNT, value, last=last)) if found.code == "tenfold")
    assert finding.severity is Severity.CONFIRM
    assert finding.params["direction"] == direction
    assert (finding.params["value"], finding.params["last"], finding.params["last_year"]) == (
        Decimal(value),
        Decimal(last),
        "R5",
    )


def test_tenfold_looks_at_the_computed_rate() -> None:
    slip = case(RATIO, parts=("8214", "9683"), last="6.8")
    assert only(slip).code == "tenfold"
    assert only(slip).params["value"] == Decimal("84.8")


def test_the_newest_earlier_year_is_the_last_one() -> None:
    history = {FiscalYear.reiwa(3): Decimal(5), FiscalYear.reiwa(4): Decimal(45), R6: Decimal(470)}
    finding = only(Case(COUNT, R6, Given(Decimal(470)), history))
    assert (finding.code, finding.params["last_year"]) == ("tenfold", "R4")


@pytest.mark.parametrize(
    ("value", "last", "planned", "suggestions"),
    [
        ("0.068", "4", "7", ["6.8", "0.068"]),
        ("0.13", "12", "30", ["13", "0.13"]),
        ("0.068", "", "", ["6.8", "0.068"]),
        ("0.5", "0", "", ["50", "0.5"]),
        ("1", "100", "100", ["100", "1"]),
        ("1", "", "100", ["100", "1"]),
    ],
)
def test_a_bare_fraction_for_a_percentage_is_never_guessed(
    value: str, last: str, planned: str, suggestions: list[str]
) -> None:
    for indicator in (PERCENT, RATIO):
        finding = next(iter(examine(case(indicator, value, last=last, planned=planned))))
        assert (finding.code, finding.severity) == ("percent_as_fraction", Severity.CONFIRM)
        assert [str(suggested) for suggested in finding.suggestions] == suggestions


def test_a_small_percentage_with_its_sign_is_a_tenth_of_last_year() -> None:
    assert codes(case(PERCENT, "0.068", last="4", percent=True)) == ["tenfold"]


def test_a_bare_fraction_is_not_asked_about_twice() -> None:
    assert codes(case(PERCENT, "0.068", last="4")) == ["percent_as_fraction"]
    assert codes(case(PERCENT, "0.068", last="4"), frozenset({"percent_as_fraction"})) == []


@pytest.mark.parametrize(
    ("over", "value"),
    [
        (case(BOOKLETS, parts=("620", "580")), "106.9"),
        (case(BOOKLETS, "106.9", percent=True), "106.9"),
        (case(PERCENT, "104", percent=True), "104"),
        (case(PAPER, parts=("1260000", "")), "105.0"),
    ],
)
def test_more_than_a_hundred_can_be_where_the_numerator_is_no_part(over: Case, value: str) -> None:
    finding = only(over)
    assert (finding.code, finding.severity, str(finding.params["value"])) == ("share_confirm", Severity.CONFIRM, value)


@pytest.mark.parametrize(
    ("stated", "percent"), [("8.8", True), ("8.4", False), ("9", True), ("0.088", False), ("850", False)]
)
def test_a_rate_that_its_parts_do_not_make_is_asked_about(stated: str, percent: bool) -> None:
    finding = only(case(RATIO, stated, parts=("8214", "96830"), last="6.8", percent=percent))
    assert (finding.code, finding.params["stated"]) == ("parts_disagree", Decimal(stated))
    assert finding.suggestions == (Decimal("8.5"),)


def test_a_running_total_that_falls_is_asked_about() -> None:
    finding = only(case(TOTAL, "3300", last="3395"))
    assert (finding.code, finding.severity) == ("total_falls", Severity.CONFIRM)
    assert finding.params == {"value": Decimal(3300), "last": Decimal(3395), "last_year": "R5"}


def test_a_running_total_that_lost_a_digit_is_asked_about_once() -> None:
    assert codes(case(TOTAL, "339", last="3395")) == ["tenfold"]


def test_an_approximate_value_is_confirmed_with_its_number() -> None:
    finding = only(case(COUNT, "200", last="205", approximate=True))
    assert (finding.code, finding.severity, finding.params) == (
        "approximate",
        Severity.CONFIRM,
        {"value": Decimal(200)},
    )


def test_an_unsure_value_is_confirmed_with_its_number() -> None:
    finding = only(case(COUNT, "30", last="45", unsure=True))
    assert (finding.code, finding.severity, finding.params) == ("unsure", Severity.CONFIRM, {"value": Decimal(30)})


def test_a_yes_to_about_is_one_to_the_doubt_beside_it() -> None:
    doubtful = case(COUNT, "200", last="205", approximate=True, unsure=True)
    assert codes(doubtful) == ["approximate"]
    assert codes(doubtful, frozenset({"approximate"})) == []


def test_the_same_as_last_year_is_compared_with_last_year() -> None:
    finding = only(case(COUNT, "205", last="204", same=True))
    assert finding.code == "same_disagrees"
    assert finding.params == {"value": Decimal(205), "last": Decimal(204), "last_year": "R5"}


def test_several_confirms_come_in_order_and_leave_as_they_are_affirmed() -> None:
    doubtful = case(COUNT, "470", last="45", planned="27", approximate=True)
    assert codes(doubtful) == ["approximate", "tenfold", "far_from_plan"]
    assert codes(doubtful, frozenset({"approximate"})) == ["tenfold", "far_from_plan"]
    assert codes(doubtful, frozenset({"approximate", "tenfold"})) == ["far_from_plan"]


@pytest.mark.parametrize(("value", "far"), [("81", True), ("80", False), ("9", True), ("10", False)])
def test_far_from_the_plan_is_only_a_notice(value: str, far: bool) -> None:
    found = examine(case(COUNT, value, planned="27"))
    assert [finding.severity for finding in found] == ([Severity.NOTICE] if far else [])


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "rate"),
    [
        ("8214", "96830", 1, "8.5"),
        ("1", "8", 1, "12.5"),
        ("1", "16", 1, "6.3"),
        ("665", "604", 1, "110.1"),
        ("1", "3", 0, "33"),
        ("1", "200", 0, "1"),
        ("1", "3", 2, "33.33"),
    ],
)
def test_a_rate_is_rounded_half_up_to_the_indicators_decimals(
    numerator: str, denominator: str, decimals: int, rate: str
) -> None:
    indicator = replace(RATIO, decimals=decimals)
    assert str(computed_rate(indicator, Decimal(numerator), Decimal(denominator))) == rate


def test_a_rate_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="denominator"):
        computed_rate(RATIO, Decimal(1), Decimal(0))


def test_words_are_not_examined() -> None:
    assert examine(case(replace(COUNT, kind=Kind.TEXT), "-5")) == ()


EXAMPLES = {
    "negative": case(COUNT, "-5"),
    "fraction": case(COUNT, "1.5"),
    "denominator_zero": case(RATIO, parts=("1", "0")),
    "share": case(RATIO, parts=("2", "1")),
    "share_rate": case(RATIO, "110"),
    "percent_as_fraction": case(PERCENT, "0.1"),
    "approximate": case(COUNT, "1", approximate=True),
    "unsure": case(COUNT, "1", unsure=True),
    "parts_disagree": case(RATIO, "9", parts=("1", "2")),
    "tenfold": case(COUNT, "10", last="1"),
    "share_confirm": case(BOOKLETS, parts=("2", "1")),
    "total_falls": case(TOTAL, "1", last="2"),
    "same_disagrees": case(COUNT, "1", last="2", same=True),
    "far_from_plan": case(COUNT, "9", planned="1"),
}  # a case for each check


def test_every_check_is_named_after_its_code() -> None:
    named = {getattr(check, "__name__", ""): check for check in CHECKS}
    assert list(named) == list(EXAMPLES)
    for name, example in EXAMPLES.items():
        finding = named[name](example)
        assert finding is not None
        assert finding.code == name


amounts = st.one_of(st.none(), st.decimals(-(10**14), 10**14, places=4), st.integers(-10, 10**9).map(Decimal))
indicators = st.sampled_from(
    [COUNT, HOURS, PERCENT, RATIO, BOOKLETS, PAPER, TOTAL, replace(RATIO, base=Base("", None))]
)
givens = st.builds(Given, amounts, amounts, amounts, st.booleans(), st.booleans(), st.booleans())


@given(indicators, givens, amounts, amounts)
@settings(max_examples=150, deadline=None)
def test_no_value_breaks_an_examination(
    indicator: Indicator, entered: Given, last: Decimal | None, planned: Decimal | None
) -> None:
    history = {} if last is None else {R5: last}
    found = examine(Case(indicator, R6, entered, history, planned))
    affirmed = frozenset(finding.code for finding in found)
    again = examine(Case(indicator, R6, entered, history, planned), affirmed)
    assert all(finding.severity is Severity.REJECT for finding in again)
