"""What is sent where a free text or the 区分 is asked for and may be something else: a number (46でした: the value corrected?), a question, a cry for help. Nothing is stored before the person says so."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs import naming, wording
from bot.dialogs.form import Accepted, Question, Rejected, Reply
from bot.dialogs.item import Item
from bot.dialogs.other_questions import names_a_post
from bot.dialogs.value_questions import VALUE
from language.asking import asks_about, asks_by_a_word, is_surely_asked, looks_asked
from language.intents import Intent, read_intent
from language.lone_numbers import is_number, is_wrapped_number
from language.normalise import bare, normalise
from language.spoken import is_spoken
from language.texts import say
from plan.model import Kind
from store.records import Answer

FIX, KEEP = "fix:", "keep:"  # the buttons carry the text, so that nothing of it is lost until one is pressed
_OWN_ANSWERS = (Intent.PENDING, Intent.UNKNOWN, Intent.DELEGATE)
SHORT = 5  # letters of an 評価 that may as well be a slip: パス, 保留, 次へ
_RATINGS = frozenset(
    "順調 良好 達成 未達 達成済み 未達成 目標達成 目標未達 概ね達成 計画どおり 計画通り 予定どおり 予定通り 横ばい 微増 微減 増加 減少 増加傾向 減少傾向 変更なし 前年並み "
    "前年同様 未着手 着手済み 遅延 一部遅延 休止中 完了 実施済み 導入済み 運用開始".split()
)  # … and what an 評価 says in as few
LEAST_IN_PLACE = 15  # letters of an 評価 that may replace one twice as long without a question
_NAMED_NUMBER = re.compile(r"(\D{2,24})[はが][0-9][0-9,.]*[^0-9、。]{0,3}(?:です)?")
_KEEP_TYPED = re.compile(r"[「『]?(.+?)[」』]?を評価として残(?:す|します)[。]?")


def corrects_the_value(text: str, question: Question, item: Item) -> bool:
    """Whether a text at the 評価 or the 区分 is nothing but a number with its words, or at the 区分 one in the value's own unit."""
    if question.key not in ("comment", "phase") or item.indicator is None or item.indicator.kind is Kind.TEXT:
        return False
    in_its_unit = is_number(text) and item.indicator.unit != "" and item.indicator.unit in normalise(text)
    return is_wrapped_number(text) or (question.key == "phase" and in_its_unit)


def choices(text: str, question: Question, item: Item) -> tuple[tuple[str, str], ...]:
    """The buttons for such a text: the value corrected, and what else it may be."""
    other = ((KEEP + text, say("comment.keep", text=text)),) if question.free else question.ask(item).choices
    return ((FIX + text, _fix(text, item)), *other)


def corrected(text: str, item: Item) -> Accepted | None:
    """What the value is by such a text. None where the text alone does not say it: of a rate in parts a lone number may be either part."""
    question = next(one for one in VALUE if one.key == ("numerator" if item.in_parts else "value"))
    alone = replace(item, view=replace(item.view, answer=item.answer.without_value())) if item.in_parts else item
    read = question.read(Reply(text), alone)
    if not isinstance(read, Accepted) or (read.answer.proposal or read.answer).value is None:
        return None
    read = question.read(Reply(text), item)
    return read if isinstance(read, Accepted) else None


def _fix(text: str, item: Item) -> str:
    """The label of the correction, with the value that was read."""
    read = corrected(text, item)
    held = (read.answer.proposal or read.answer) if read else None
    return (
        say("comment.fix", value=wording.amount(held.value, item))
        if held and held.value is not None
        else say("edit.value")
    )


def keep(text: str) -> tuple[str, str]:
    """The button that records a text as it is after all."""
    return KEEP + text, say("free.keep")


def texts(answer: Answer) -> tuple[str, ...]:
    """Whatever stands in an answer in a person's own words."""
    return answer.comment, answer.reason, answer.phase_reason


def doubted(text: str, question: Question, item: Item) -> Rejected | None:
    """A text that is recorded only by its button: a plain question that nothing here answers (これでいいですか), an 評価 of a word or two, or one that would replace a longer one by less."""
    said = normalise(text).strip("。 \n")
    if question.key == "elsewhere" and said and not names_a_post(said):
        told = say("reject.not_a_post", text=text.strip())
        return Rejected(told, (("unknown", say("button.unknown")), keep(text)), "not_a_post")
    if not question.free or not said:
        return None
    asked, meant = question.ask(item).question, read_intent(said)
    if is_surely_asked(said):
        return Rejected(say("reject.asked", text=text.strip(), question=asked), (keep(text),), "asked")
    if (
        is_spoken(said)
        or is_wrapped_number(said)
        or (meant is not None and meant.intent in _OWN_ANSWERS and not meant.rest)
        or names_only(said, item)
    ):
        return Rejected(say("reject.talk", text=text.strip(), question=asked), (keep(text),), "talk")
    if "。" in said or "\n" in said:
        return None
    before = item.answer.comment if question.key == "comment" else ""
    if before and len(said) < min(len(before) / 2, LEAST_IN_PLACE):
        told = say("reject.shorter", text=text.strip(), comment=before)
        return Rejected(told, (keep(text),), "shorter")
    if question.key == "comment" and len(said) <= SHORT and said not in _RATINGS and not text.strip().endswith("。"):
        return Rejected(say("reject.short", text=text.strip(), question=asked), (keep(text),), "short")
    return None


TALK = ("about_button", "talk_at_value")  # the codes of what is said to the holder and to nobody else


def about_button() -> Rejected:
    """What 集計中 and its like are for: asked about, they are not chosen."""
    return Rejected(say("reject.about_button"), code="about_button")


def asks_about_a_button(text: str) -> bool:
    """集計中を選ぶとどうなる, 担当が違うときはどうすればいい."""
    return _STAND_IN.search(bare(text)) is not None and asks_about(text)


def talk_at_value(text: str, question: Question, item: Item) -> Rejected | None:
    """What is said instead of 「値として読み取れませんでした」 where a value was asked for: to a question about a button, and to talk (5分待って, 2番やります)."""
    if asks_about_a_button(text):
        return about_button()
    if not is_spoken(text) or looks_asked(text) or asks_by_a_word(text):
        return None
    asked = question.ask(item).question
    return Rejected(say("reject.talk_at_value", text=text.strip(), question=asked), code="talk_at_value")


_STAND_IN = re.compile("集計中|該当なし|分からない|担当が(?:違|ちが)|率だけ")


def names_only(text: str, item: Item) -> bool:
    """Whether a text is an indicator's name and nothing else, or a number beside a part of one: チャネル数は5."""
    named = _NAMED_NUMBER.fullmatch(bare(text))
    if named and any(bare(indicator.name).endswith(named[1]) for indicator in item.edition.indicators):
        return True
    return bare(text) in {
        bare(one)
        for indicator in item.edition.indicators
        for one in (indicator.name, naming.name(indicator, item.edition))
    }


def kept(reply: Reply, question: Question) -> str:
    """The text of a pressed 「この文を記録する」, or of a typed 「…を評価として残す」; "" for any other reply."""
    if question.free and reply.value.startswith(KEEP):
        return reply.value.removeprefix(KEEP)
    found = _KEEP_TYPED.fullmatch(reply.text.strip()) if question.key == "comment" else None
    return found[1] if found and is_wrapped_number(found[1]) else ""
