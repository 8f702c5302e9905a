"""What the checks find in a value, as the person reads it."""

from __future__ import annotations

from decimal import Decimal

from bot.dialogs import wording
from bot.dialogs.item import Item
from language.texts import lines, say
from plan.checks import Case, Finding, Given, Severity, examine
from store.records import Proposal

PERCENT_SIGN = "percent_sign"  # in a proposal's affirmed: a % was written, so that 0.068% is no question of reading


def finding_text(finding: Finding, item: Item, written: str = "") -> str:
    """The finding as the person reads it: what is odd, then what to do. ``written`` is what they typed."""
    indicator = item.the_indicator
    in_parts = str(finding.params.get("part", "value")) != "value"
    params: dict[str, object] = {
        "unit": indicator.unit,
        "what": say("what.parts") if in_parts else wording.what(item),
        "whole": indicator.denominator,
        "written": written,
    }
    for key, found in finding.params.items():
        if isinstance(found, Decimal):
            of_a_part = key in ("numerator", "denominator") or (key == "given" and in_parts)
            params[key] = wording.part(found, item) if of_a_part else wording.amount(found, item)
    key = f"check.{finding.code}"
    if finding.code == "approximate" and "約" not in written:
        key = "check.approximate_otherwise"
    return say(f"{key}{_how_far(finding)}", **params)


def _how_far(finding: Finding) -> str:
    """_up, _down or _zero, where the sentence depends on it; exactly, when the values stand ten to one."""
    value, last, planned = (finding.params.get(key) for key in ("value", "last", "planned"))
    if finding.code == "far_from_plan" and isinstance(value, Decimal) and isinstance(planned, Decimal):
        return "_up" if value > planned else "_down"
    if finding.code != "tenfold":
        return ""
    direction = f"_{finding.params['direction']}"
    exactly = isinstance(value, Decimal) and isinstance(last, Decimal) and 0 in (value - last * 10, value * 10 - last)
    return f"{direction}_exactly" if exactly else direction


def remarks(item: Item, proposal: Proposal) -> str:
    """What is odd about an accepted value and asks nothing: a line for each notice, "" for none."""
    findings = examine(case(item, proposal), affirmed=frozenset(proposal.affirmed))
    return lines(*(finding_text(finding, item) for finding in findings if finding.severity is Severity.NOTICE))


def open_finding(item: Item) -> Finding | None:
    """The finding that the item's proposal waits for a yes to."""
    proposal = item.answer.proposal
    if proposal is None:
        return None
    findings = examine(case(item, proposal), affirmed=frozenset(proposal.affirmed))
    return next((finding for finding in findings if finding.code == proposal.code), None)


def case(item: Item, proposal: Proposal) -> Case:
    """A proposal as the checks take it, beside the indicator's history and its plan."""
    in_parts = proposal.numerator is not None and proposal.denominator is not None
    given = Given(
        proposal.stated if in_parts else proposal.value,
        proposal.numerator,
        proposal.denominator,
        percent=bool({PERCENT_SIGN, "percent_as_fraction"} & set(proposal.affirmed)),
        approximate=proposal.approximate,
        unsure=proposal.unsure,
        same=proposal.same,
    )
    planned = None if item.planned.uncertain else item.planned.value
    return Case(item.the_indicator, item.year, given, item.history, planned)
