"""A reply to a question about a value: what was read, what the checks find, and what then stands for the item."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.dialogs import wording
from bot.dialogs.findings import PERCENT_SIGN, case, finding_text, open_finding, remarks
from bot.dialogs.form import Accepted, Intended, Rejected, Reply, Result, stand_in
from bot.dialogs.free_text import gives_a_reason, lines_beside, no_reason
from bot.dialogs.item import Item
from bot.dialogs.pending import known_when
from language import formats
from language.assent import Assent, read_assent
from language.figures import Role
from language.found import find
from language.intents import Intent, Meant
from language.lone_numbers import is_number, is_wrapped_number
from language.normalise import bare
from language.numbers import read_amount
from language.pointing import corrects_at_once
from language.replies import Amount, Refused
from language.texts import lines, say
from plan.checks import Case, Given, Severity, computed_rate, examine
from plan.model import Accumulation, Indicator, Kind
from store.records import Answer, AnswerKind, Proposal

LIKE = "like"  # the button that takes the value of another request for the same measure
REASON = "reason"  # a proposal's code once nothing but the reason is missing
NO_PARTS = "no_parts"  # … and the reason is why the parts are missing
YES_OR_NO = (
    "tenfold",
    "share_confirm",
    "total_falls",
    "approximate",
    "unsure",
    "same_disagrees",
)  # findings that はい answers
MOST_DIGITS = 15  # a longer number is a slip of the finger or no number of this plan

# Findings whose yes needs a reason that the department and the 取りまとめ read; the others are questions of reading.
NEED_REASON = ("share_confirm", "tenfold", "total_falls")


def read_value(reply: Reply, item: Item) -> Result:
    """A count, a measured quantity, a rate without parts, or a ratio's rate alone."""
    return _read(reply, item, "value")


def read_numerator(reply: Reply, item: Item) -> Result:
    return _read(reply, item, "numerator")


def read_denominator(reply: Reply, item: Item) -> Result:
    """The second part. What takes the first one back (1,850じゃなくて1,950) corrects that one, and what takes back something unnamed is asked about."""
    answer, taken_back = item.answer, _taken_back(reply, item)
    if answer.numerator in taken_back and answer.denominator not in taken_back:
        return _read(reply, item, "numerator")
    if answer.denominator is None and (taken_back or (not reply.value and corrects_at_once(reply.text))):
        indicator = item.the_indicator
        said = say("reject.which_part", first=indicator.numerator, second=indicator.denominator)
        return Rejected(said, (stand_in(Intent.BACK),), "which_part")
    return _read(reply, item, "denominator")


def _taken_back(reply: Reply, item: Item) -> set[Decimal | None]:
    """The figures that a typed reply says were wrong."""
    indicator = item.the_indicator
    found = None if reply.value else find(reply.text, indicator.kind, indicator.part_unit, item.year)
    return {figure.value for figure in found.figures if figure.role is Role.WITHDRAWN} if found else set()


def read_confirm(reply: Reply, item: Item) -> Result:
    """A yes to the open finding, one of the readings that it offers, another value, or 入力し直す."""
    proposal = item.answer.proposal
    if proposal is None:
        raise ValueError("nothing to confirm")
    if reply.value in set(Intent):
        return Intended(Intent(reply.value))
    affirmed = replace(proposal, code="", affirmed=(*proposal.affirmed, proposal.code))
    if reply.value == "yes":
        return propose(item, affirmed)
    if reply.value == "again":
        return Accepted(withdrawn(item), outcome="intent")
    if reply.value:
        in_parts = proposal.numerator is not None  # the rate is then what the parts make, whatever was written
        return propose(
            item, replace(affirmed, stated=None) if in_parts else replace(affirmed, value=Decimal(reply.value))
        )
    return _typed_confirm(reply, item, proposal, affirmed)


def _typed_confirm(reply: Reply, item: Item, proposal: Proposal, affirmed: Proposal) -> Result:
    """はい and いいえ answer a question that has a yes and a no; a text beside 「理由を入力してください」 is the reason; a number is another value."""
    if proposal.code in YES_OR_NO:
        assent = read_assent(reply.text)
        if assent is Assent.YES:
            return propose(item, affirmed)
        if assent is Assent.NO:
            return Accepted(withdrawn(item), outcome="intent")
    other = _another_value(reply, item, proposal)
    meant = isinstance(other, Intended) and (gives_a_reason(reply.text) or _keeps_the_rate(other, proposal))
    if other is not None and not meant:  # 集計していないため is why the parts are missing, and no 集計中
        return other
    if proposal.code == "share_confirm" and bare(reply.text):
        return no_reason(reply.text.strip()) or accept(item, affirmed, reply.text.strip())
    finding = open_finding(item)
    question = finding_text(finding, item, proposal.entered) if finding else ""
    return Rejected(say("confirm.unread", question=question), code="unread")


def _another_value(reply: Reply, item: Item, proposal: Proposal) -> Result | None:
    """A value typed in place of the one that is asked about; a lone number beside two parts could be either of them, and is none."""
    anew = replace_answer(item, item.answer.without_value())
    if proposal.numerator is None:
        other = read_value(reply, replace_answer(item, withdrawn(item)))
    else:
        other = read_numerator(reply, anew)
        if isinstance(other, Accepted) and other.answer.kind is None and other.answer.proposal is None:
            return None
    return None if isinstance(other, Rejected) and other.code in _NOTHING_READ else other


def _keeps_the_rate(meant: Intended, proposal: Proposal) -> bool:
    """率だけ分かる, said once more of a rate that was given."""
    return meant.intent is Intent.RATE_ONLY and proposal.no_parts


def _parts_after_all(reply: Reply, item: Item, proposal: Proposal) -> Result | None:
    """The parts of a rate that was given without them; they must agree with it."""
    found = _found(reply, item, "numerator")
    if not isinstance(found, Amount) or found.numerator is None or found.denominator is None:
        return None
    anew = replace_answer(item, withdrawn(item))
    return _parts(anew, found.numerator, found.denominator, found, found.value or proposal.value)


def read_reason(reply: Reply, item: Item) -> Result:
    """The reason for a confirmed value, or for a rate without parts: with it the value is accepted."""
    proposal = item.answer.proposal
    if proposal is None:
        raise ValueError("no proposal to give a reason for")
    if reply.value == "again":
        return Accepted(withdrawn(item), outcome="intent")
    if is_number(reply.text) or is_wrapped_number(
        reply.text
    ):  # 47 at 「470回とする理由」 is another value, 12件/300件 at 「内訳がない理由」 are the parts
        other = (_another_value if proposal.code == REASON else _parts_after_all)(reply, item, proposal)
        if other is not None:
            return other
    if proposal.code == NO_PARTS and _ONLY_SAYS_SO.fullmatch(bare(reply.text)):
        return Rejected(say("reject.not_a_reason", text=reply.text.strip()), code="not_a_reason")
    return no_reason(reply.text.strip()) or accept(item, proposal, reply.text.strip())


_ONLY_SAYS_SO = re.compile(
    "(?:件数の?|人数の?)?(?:内訳|うちわけ)(?:は|が|も)?(?:なし|無し|ない|無い|ありません|不明|わからない|分からない)(?:です)?|率(?:だけ|のみ)(?:分かる|わかる|です)?"
)


def propose(item: Item, proposal: Proposal) -> Result:
    """Runs the checks on a value: refuses it, keeps it as a proposal with the first open question, or accepts it."""
    findings = examine(case(item, proposal), affirmed=frozenset(proposal.affirmed))
    for finding in findings:
        if finding.severity is Severity.REJECT:
            return Rejected(finding_text(finding, item, proposal.entered), code=finding.code)
    for finding in findings:
        if finding.severity is Severity.CONFIRM:
            return Accepted(replace(item.answer, proposal=replace(proposal, code=finding.code)), outcome="confirm")
    if proposal.no_parts:
        return Accepted(replace(item.answer, proposal=replace(proposal, code=NO_PARTS)), outcome="value")
    if _is_judged(proposal):
        return Accepted(replace(item.answer, proposal=replace(proposal, code=REASON)), outcome="value")
    return accept(item, proposal, "")


def accept(item: Item, proposal: Proposal, reason: str) -> Accepted:
    """The value as it shall stand, with the sentence that says so."""
    answer = replace(
        item.answer.without_value(),
        kind=AnswerKind.VALUE,
        value=proposal.value,
        numerator=proposal.numerator,
        denominator=proposal.denominator,
        no_parts=proposal.no_parts,
        entered=proposal.entered,
        reason=reason,
    )
    said = "" if _is_judged(proposal) else remarks(item, proposal)
    return Accepted(answer, lines(wording.saved(item, answer), said))


def _is_judged(proposal: Proposal) -> bool:
    """The person has said that the value is right although it is odd, and why: nothing more is remarked on."""
    return any(code in NEED_REASON for code in proposal.affirmed)


def same_as_before(item: Item, doubted: str = "", slot: str = "value") -> Result:
    """前年度と同じ: for levels, totals and texts only; a year's flow is counted anew every year. ``doubted`` are words that leave it open: they are asked about."""
    indicator, previous = item.the_indicator, item.previous
    if indicator.kind is Kind.TEXT and previous.printed:
        answer = replace(
            item.answer.without_value(), kind=AnswerKind.VALUE, text=previous.printed, entered=previous.printed
        )
        return Accepted(answer, say("same.saved_text", value=previous.printed), outcome="confirm")
    if previous.uncertain:
        return Rejected(say("same.uncertain", year=formats.year(item.year)), code="same_none")
    if previous.value is None:
        return Rejected(say("same.none", year=formats.year(item.year)), code="same_none")
    if indicator.accumulation is Accumulation.FLOW and item.in_parts:
        return Rejected(wording.same_refused_parts(item, of_rate=slot == "value"), code="same_flow")
    if indicator.accumulation is Accumulation.FLOW:
        return Rejected(wording.same_refused(item, previous.value), code="same_flow")
    entered = doubted or previous.printed
    proposal = Proposal("", previous.value, no_parts=item.in_parts, unsure=doubted != "", entered=entered)
    if item.in_parts or doubted:
        proposed = propose(item, proposal)
        return replace(proposed, outcome="confirm") if isinstance(proposed, Accepted) else proposed
    said = lines(wording.same_saved(item), remarks(item, proposal))
    return Accepted(accept(item, proposal, "").answer, said, outcome="confirm")


def replace_answer(item: Item, answer: Answer) -> Item:
    """The item as if this answer stood, without a new version: for reading on within one step."""
    return replace(item, view=replace(item.view, answer=answer))


def _read(reply: Reply, item: Item, slot: str) -> Result:
    if reply.value:
        return _pressed(reply, item, slot)
    found = _found(reply, item, slot)
    if isinstance(found, Meant):
        return _meant(found, item, slot)
    later = known_when(reply, item) if item.answer.kind is AnswerKind.PENDING else None
    if not isinstance(found, Amount) and later is not None:  # another day for what is still pending
        return later
    if not isinstance(found, Amount):
        return Rejected(wording.unread(found, item), code=found.code)
    if any(
        abs(number) >= 10**MOST_DIGITS
        for number in (found.value, found.numerator, found.denominator)
        if number is not None
    ):
        return Rejected(say("reject.too_large"), code="too_large")
    return _with_unread(_amount(found, item, slot), lines_beside(reply.text, found.written))


def _found(reply: Reply, item: Item, slot: str) -> Amount | Meant | Refused:
    indicator = item.the_indicator
    rate_alone = slot == "value" and indicator.kind is Kind.RATIO and _ONE_NUMBER.fullmatch(bare(reply.text))
    return read_amount(
        reply.text,
        Kind.PERCENT if rate_alone else indicator.kind,
        _expected_unit(indicator, slot),
        year=item.year,
        name=indicator.name,
        parts=(indicator.numerator, indicator.denominator),
        running_total=indicator.accumulation is Accumulation.TOTAL,
    )


def _with_unread(result: Result, unread: str) -> Result:
    """Says which lines of a message were not recorded beside its value: whoever pastes the 評価 along must know that it is still to be entered."""
    if not unread or not isinstance(result, Accepted):
        return result
    return replace(result, said=lines(result.said, say("draft.unread", text=unread)))


def _amount(found: Amount, item: Item, slot: str) -> Result:
    """What a number means depends on the part that was asked for and on what stands already."""
    answer = item.answer
    if found.numerator is not None and found.denominator is not None:
        return _parts(item, found.numerator, found.denominator, found, found.value)
    if found.value is None:
        return _one_part(found, item)
    if slot == "value" or (item.in_parts and (found.percent or _is_bare_rate(found, found.value))):
        if item.the_indicator.unit == "%" and found.unit not in ("", "%"):
            return Rejected(say("reject.unit", written=found.written, unit=item.the_indicator.unit), code="unit")
        if slot != "value" and answer.numerator is not None and answer.denominator is not None:
            return _parts(item, answer.numerator, answer.denominator, found, found.value)
        return propose(item, _rate_or_count(found, found.value, no_parts=item.in_parts))
    return _part(found, found.value, item, slot)


def _is_bare_rate(found: Amount, value: Decimal) -> bool:
    """0.071 or 7.1 where a part was asked for: no count, so the rate."""
    return found.unit == "" and value % 1 != 0


def _rate_or_count(found: Amount, value: Decimal, *, no_parts: bool) -> Proposal:
    return Proposal(
        "",
        value,
        no_parts=no_parts,
        approximate=found.approximate,
        unsure=found.unsure,
        same=found.same,
        entered=found.written,
        affirmed=(PERCENT_SIGN,) if found.percent else (),
    )


def _one_part(found: Amount, item: Item) -> Result:
    """オンライン12件: the reply names which part it is."""
    if found.numerator is not None:
        return _part(found, found.numerator, item, "numerator")
    if found.denominator is not None and item.answer.numerator is not None:
        return _part(found, found.denominator, item, "denominator")
    return Rejected(say("reject.part_first", part=item.the_indicator.numerator), code="part_first")


def _part(found: Amount, number: Decimal, item: Item, slot: str) -> Result:
    answer, base = item.answer, item.the_indicator.base
    if found.approximate:
        return Rejected(say("reject.part_approximate", written=found.written), code="approximate")
    if slot == "denominator" and answer.numerator is not None:
        return _parts(item, answer.numerator, number, found)
    if answer.denominator is not None:
        return _parts(item, number, answer.denominator, found)
    if base is not None and base.value is not None:
        return _parts(item, number, base.value, found)
    if answer.kind is AnswerKind.VALUE:  # one part alone would take the accepted rate away
        return Rejected(say("reject.both_parts", value=wording.value(answer, item)), code="both_parts")
    if found.unsure:
        return Rejected(say("reject.part_unsure", written=found.written), code="unsure")
    reject = _reject(item, Given(numerator=number), found.written)
    before = answer.numerator
    said = wording.part_changed(item, before, number) if before is not None and before != number else ""
    return reject or Accepted(replace(answer.without_value(), numerator=number, entered=found.written), said)


def _parts(
    item: Item, numerator: Decimal, denominator: Decimal, found: Amount, stated: Decimal | None = None
) -> Result:
    """Both parts are there: the rate is computed; a rate that the person wrote beside them must agree with it."""
    reject = _reject(item, Given(stated, numerator, denominator, percent=found.percent), found.written)
    if reject:
        return reject
    proposal = Proposal(
        "",
        computed_rate(item.the_indicator, numerator, denominator),
        numerator,
        denominator,
        approximate=found.approximate,
        unsure=found.unsure,
        stated=stated,
        entered=found.written,
        affirmed=(PERCENT_SIGN,) if found.percent else (),
    )
    return propose(item, proposal)


def _reject(item: Item, given: Given, written: str) -> Rejected | None:
    """The refusal of what cannot be, before anything is computed from it."""
    for finding in examine(Case(item.the_indicator, item.year, given, item.history)):
        if finding.severity is Severity.REJECT:
            return Rejected(finding_text(finding, item, written), code=finding.code)
    return None


def _pressed(reply: Reply, item: Item, slot: str) -> Result:
    """A button of a value question: an intent, or the value of another request for the same measure, with its parts."""
    if reply.value in set(Intent):
        return _meant(Meant(Intent(reply.value)), item, slot)
    like = item.like.answer if item.like else None
    if reply.value != LIKE or like is None or like.value is None:
        return Rejected(say("reject.no_number", year=formats.year(item.year)), code="no_number")
    in_parts = like.numerator is not None and like.denominator is not None
    proposal = Proposal(
        "",
        like.value,
        like.numerator if in_parts and item.in_parts else None,
        like.denominator if in_parts and item.in_parts else None,
        no_parts=item.in_parts and not in_parts,
        entered=reply.text,
    )
    return propose(item, proposal)


def _meant(found: Meant, item: Item, slot: str) -> Result:
    if found.intent is Intent.SAME:
        return same_as_before(item, found.written if found.doubtful else "", slot)
    return Intended(found.intent, found.rest)


def withdrawn(item: Item) -> Answer:
    """The proposal is gone: an accepted value that stood before it stands again, a half-entered ratio begins anew."""
    answer = item.answer
    return replace(answer, proposal=None) if answer.kind is not None else answer.without_value()


def _expected_unit(indicator: Indicator, slot: str) -> str:
    return indicator.unit if slot == "value" else indicator.part_unit


_ONE_NUMBER = re.compile("[0-9]+(?:[.][0-9]+)?%?")
_NOTHING_READ = ("no_number", "denied", "other_year", "planned", "difference", "vague", "bound", "none_or_zero")
