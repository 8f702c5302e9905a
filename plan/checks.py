"""Whether a given value can be right: CHECKS, a table of small rules from a Case to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from plan.fiscal import FiscalYear
from plan.model import Accumulation, Indicator, Kind

HUNDRED = Decimal(100)
TENFOLD = Decimal(10)
FAR = Decimal(3)  # times the 予定, or a third of it: worth a remark
RATES = (Kind.PERCENT, Kind.RATIO)


class Severity(StrEnum):
    REJECT = "reject"  # cannot be; asked again
    CONFIRM = "confirm"  # may be; needs a yes, and a reason where the yes is a judgment about the value (docs/decisions/0009-yes-and-reason.md)
    NOTICE = "notice"  # to be said beside the value; asks nothing and keeps nothing back


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave. ``value`` is in the printed unit (6.8 for 6.8%); beside both parts it is the rate as stated.

    ``percent`` says that a % sign stood there, ``approximate`` that 約 or the like did,
    ``unsure`` that words around it leave it open whether it is the value (速報値, と思います, ？), ``same`` that it was called last year's.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    percent: bool = False
    approximate: bool = False
    same: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One given value with what stands around it: actuals of earlier years (``history``) and the year's 予定."""

    indicator: Indicator
    year: FiscalYear
    given: Given
    history: Mapping[FiscalYear, Decimal] = field(default_factory=dict)
    planned: Decimal | None = None

    @property
    def denominator(self) -> Decimal | None:
        """The given denominator, or the fixed one that the edition stores."""
        base = self.indicator.base
        return self.given.denominator if base is None or base.value is None else base.value

    @property
    def parts(self) -> tuple[Decimal, Decimal] | None:
        """Numerator and denominator where both are known and make a rate."""
        if self.given.numerator is None or self.denominator is None or self.denominator == 0:
            return None
        return self.given.numerator, self.denominator

    @property
    def value(self) -> Decimal | None:
        """What would be recorded: the rate of the parts, or else the value as given."""
        return self.given.value if self.parts is None else computed_rate(self.indicator, *self.parts)

    @property
    def last(self) -> tuple[FiscalYear, Decimal] | None:
        """The newest actual before the year, and its year."""
        earlier = [year for year in self.history if year < self.year]
        return (max(earlier), self.history[max(earlier)]) if earlier else None


@dataclass(frozen=True, slots=True)
class Finding:
    """``code`` names the sentence, ``params`` fill it; ``suggestions`` are the values that the words can mean, the likeliest first, where there is a choice."""

    code: str
    severity: Severity
    params: Mapping[str, str | Decimal] = field(default_factory=dict)
    suggestions: tuple[Decimal, ...] = ()


Check = Callable[[Case], Finding | None]


def examine(case: Case, affirmed: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """The first reject alone; or the confirms and then the notices, in the order of CHECKS.

    ``affirmed`` are codes that the person has already said yes to; a reject cannot be affirmed. Words are not examined.
    """
    if case.indicator.kind is Kind.TEXT:
        return ()
    findings = [finding for check in CHECKS if (finding := check(case)) is not None]
    rejects = [finding for finding in findings if finding.severity is Severity.REJECT]
    if rejects:
        return (rejects[0],)
    open_ = [finding for finding in findings if finding.code not in affirmed]
    return tuple(sorted(open_, key=lambda finding: finding.severity is Severity.NOTICE))


def computed_rate(indicator: Indicator, numerator: Decimal, denominator: Decimal) -> Decimal:
    """The rate in %, half up to the indicator's decimals. Raises ValueError where the denominator is 0."""
    return _rounded(_exact_rate(numerator, denominator), indicator.decimals)


def negative(case: Case) -> Finding | None:
    """▲5: nothing that the plan measures falls below 0."""
    for part, number in _numbers(case.given):
        if number < 0:
            return Finding("negative", Severity.REJECT, {"given": number, "part": part})
    return None


def fraction(case: Case) -> Finding | None:
    """12.5件: whole things are counted, in the parts of a rate too."""
    for part, number in _numbers(case.given):
        is_counted = part != "value" or case.indicator.kind is Kind.COUNT
        if is_counted and number != number.to_integral_value():
            return Finding("fraction", Severity.REJECT, {"given": number, "part": part})
    return None


def denominator_zero(case: Case) -> Finding | None:
    """0 of 0 is no rate."""
    if case.given.denominator != 0:
        return None
    return Finding("denominator_zero", Severity.REJECT, {"numerator": case.given.numerator or Decimal(0)})


def share(case: Case) -> Finding | None:
    """36 of 34: a part is not greater than its whole."""
    if case.parts is None or not case.indicator.part_of_whole or case.parts[0] <= case.parts[1]:
        return None
    return Finding("share", Severity.REJECT, {"numerator": case.parts[0], "denominator": case.parts[1]})


def share_rate(case: Case) -> Finding | None:
    """110% without its parts, of what cannot exceed 100%."""
    if case.parts is not None or not case.indicator.part_of_whole or not _is_over_hundred(case):
        return None
    return Finding("share_rate", Severity.REJECT, {"value": case.value or Decimal(0)})


def approximate(case: Case) -> Finding | None:
    """約200: a record needs the number itself."""
    if not case.given.approximate:
        return None
    return _to_be_sure(case, "approximate")


def unsure(case: Case) -> Finding | None:
    """47（速報値）, 30回らしい: asked back with what was read. A yes to 約 is one to this too."""
    if not case.given.unsure or case.given.approximate:
        return None
    return _to_be_sure(case, "unsure")


def percent_as_fraction(case: Case) -> Finding | None:
    """0.068 where a percentage was asked: 6.8% or 0.068%? Never guessed."""
    value = case.given.value
    if value is None or not _may_be_a_fraction(case):
        return None
    return Finding("percent_as_fraction", Severity.CONFIRM, {"value": value}, (_plain(value * HUNDRED), value))


def parts_disagree(case: Case) -> Finding | None:
    """8.8% beside 8,214 of 96,830, which makes 8.5%."""
    stated, computed = case.given.value, case.value
    if case.parts is None or stated is None or computed is None:
        return None
    exact = _exact_rate(*case.parts)
    readings = (exact,) if case.given.percent else (exact, exact / HUNDRED)
    if any(_rounded(reading, _places(stated)) == stated for reading in readings):
        return None
    return Finding("parts_disagree", Severity.CONFIRM, {"stated": stated, "computed": computed}, (computed,))


def share_confirm(case: Case) -> Finding | None:
    """106.9% where the numerator is no part of the denominator: it can be."""
    if case.indicator.part_of_whole or not _is_over_hundred(case):
        return None
    return Finding("share_confirm", Severity.CONFIRM, {"value": case.value or Decimal(0)})


def tenfold(case: Case) -> Finding | None:
    """470 after 45: a digit too many or too few. After a year of 0 nothing can be said."""
    if case.value is None or case.last is None or _may_be_a_fraction(case):
        return None
    year, last = case.last
    direction = _leap(case.value, last)
    if direction is None:
        return None
    return Finding(
        "tenfold",
        Severity.CONFIRM,
        {"value": case.value, "last": last, "last_year": year.label, "direction": direction},
    )


def total_falls(case: Case) -> Finding | None:
    """3,300 after 3,395: a running total does not fall; perhaps it is one year's count."""
    if case.indicator.accumulation is not Accumulation.TOTAL or case.value is None or case.last is None:
        return None
    year, last = case.last
    if case.value >= last or _leap(case.value, last):
        return None
    return Finding("total_falls", Severity.CONFIRM, {"value": case.value, "last": last, "last_year": year.label})


def same_disagrees(case: Case) -> Finding | None:
    """前年度と同じ205 where last year printed 204."""
    if not case.given.same or case.value is None or case.last is None or case.value == case.last[1]:
        return None
    year, last = case.last
    return Finding("same_disagrees", Severity.CONFIRM, {"value": case.value, "last": last, "last_year": year.label})


def far_from_plan(case: Case) -> Finding | None:
    """A remark only: whether the 予定 was met is said elsewhere."""
    value, planned = case.value, case.planned
    if value is None or planned is None or planned <= 0 or planned < value * FAR < planned * FAR * FAR:
        return None
    return Finding("far_from_plan", Severity.NOTICE, {"value": value, "planned": planned})


CHECKS: tuple[Check, ...] = (
    negative,
    fraction,
    denominator_zero,
    share,
    share_rate,
    percent_as_fraction,
    approximate,
    unsure,
    parts_disagree,
    tenfold,
    share_confirm,
    total_falls,
    same_disagrees,
    far_from_plan,
)


def _numbers(given: Given) -> Iterator[tuple[str, Decimal]]:
    for part, number in (("value", given.value), ("numerator", given.numerator), ("denominator", given.denominator)):
        if number is not None:
            yield part, number


def _to_be_sure(case: Case, code: str) -> Finding | None:
    numbers = (case.value, case.given.numerator, case.given.denominator)
    number = next((number for number in numbers if number is not None), None)
    return None if number is None else Finding(code, Severity.CONFIRM, {"value": number})


def _is_over_hundred(case: Case) -> bool:
    return case.indicator.kind in RATES and case.value is not None and case.value > HUNDRED


def _may_be_a_fraction(case: Case) -> bool:
    """A bare 0.068 for a rate; 1 too, where last year or the plan stands far above 1%. Not where last year lay below 1%."""
    value = case.given.value
    if case.indicator.kind not in RATES or case.given.percent or case.parts is not None or value is None:
        return False
    last = case.last[1] if case.last else None
    if value == 1:
        return max(last or 0, case.planned or 0) >= TENFOLD
    return 0 < value < 1 and (last is None or last >= 1 or last == 0)


def _leap(value: Decimal, last: Decimal) -> str | None:
    """Whether a value lies ten times above or below the last one, or fell to nought."""
    if last <= 0:
        return None
    if value == 0:
        return "zero"
    if value >= last * TENFOLD:
        return "up"
    return "down" if value * TENFOLD <= last else None


def _exact_rate(numerator: Decimal, denominator: Decimal) -> Decimal:
    if denominator == 0:
        raise ValueError("a rate needs a denominator other than 0")
    with localcontext(prec=_precision(numerator, denominator)):
        return numerator * HUNDRED / denominator


def _rounded(number: Decimal, places: int) -> Decimal:
    with localcontext(prec=_precision(number) + places):
        return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _precision(*numbers: Decimal) -> int:
    """Digits enough for the exact quotient of numbers of any length that a person can type."""
    return 28 + sum(len(number.as_tuple().digits) + abs(number.adjusted()) for number in numbers)


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _plain(number: Decimal) -> Decimal:
    """Without the zeros that arithmetic left behind the point: 6.800 → 6.8."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
