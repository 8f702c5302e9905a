"""The questions of the answers that stand for no value: when it will be known, why there is none, whose it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.dialogs.form import Accepted, Ask, Question, Rejected, Reply, Result, read_intended
from bot.dialogs.free_text import no_reason, says_nothing, too_long
from bot.dialogs.item import Item
from bot.dialogs.pending import expected, on_day
from bot.dialogs.values import read_value, replace_answer
from language.days import is_asked_when, read_day, says_when
from language.intents import Intent
from language.normalise import bare, normalise
from language.texts import lines, say
from plan.model import Kind
from store.records import AnswerKind

_NAMES_SOMEBODY = re.compile(r"さん|様|氏(?!名)|0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}|@")
_POST = "部|課|室|局|係|署|班|所|館|園|校|センター|委員会|担当|事務局"
_NAMES_A_POST = re.compile(rf"{_POST}|[長査任]$|さん|様|氏(?!名)")
_POST_IN_A_SENTENCE = re.compile(
    rf"[一-龥々ァ-ヴーA-Za-z0-9]{{1,12}}?(?:{_POST})(?:の?[一-龥々ァ-ヴー]{{1,8}}?(?:{_POST}|係長|課長|主査|主任)){{0,3}}(?=$|[、。のにへでがはと（(]|です)"
)
_DENIED = re.compile(r"[^、。]*?(?:で(?:は|も)|じゃ)(?:な(?:く(?:て)?|い(?:です)?)|ありません(?:が|ので)?)[、。]?")
_NO_POST = re.compile(
    r"(?:一|全|大|内|外|本)部[ぁ-ん]*|全部.*|(?:この|その|別の|他の|ほかの)?(?:部署|部局|課|係|担当|場所|所)[ぁ-ん]*|関係(?:ない|ありません|者)?[ぁ-ん]*|場所.*|担当(?:が|は)?(?:違|ちが)[ぁ-ん]*"
)
_OWN = re.compile(r"(?:うち|私|わたし|自分|当課|こちら)の?(?:担当|課|係|分)?(?:でした|です(?!か)|だった)$")
_MONTH_AND_DAY = re.compile(r"[0-9]{1,2}(?:/|月)[0-9]{1,2}日?")  # no year, no 来年


def _has_passed(reply: Reply, day: date) -> bool:
    """5/9 on 20 May: the nearest coming one is next year's, and is hardly meant."""
    return (
        day.year > reply.today.year
        and _MONTH_AND_DAY.match(normalise(reply.text).strip()) is not None
        and day.month >= 4
    )


def _read_when(reply: Reply, item: Item) -> Result:
    """The day on which a pending value will be known, that no day is set yet, or after all the value itself."""
    undated = Accepted(
        replace(item.answer, dated=True, pending_until=None, reason=""), say("pending.undated"), outcome="intent"
    )
    if reply.value == "undated":
        return undated
    is_said = says_when(reply.text) if item.answer.dated else not is_asked_when(reply.text)
    day = read_day(reply.text, reply.today) if is_said else None
    if day is not None and _has_passed(reply, day):
        return Rejected(
            say("ask.when_past", written=reply.text.strip()), (("undated", say("ask.when_undated")),), "past"
        )
    if day is not None:
        return on_day(item, day)
    if is_said and (words := expected(reply, item)):
        return words
    intended = read_intended(reply)
    if intended is not None and intended.intent is Intent.PENDING and intended.rest and not is_said:
        return _unread_day()
    if (intended is not None and intended.intent in (Intent.PENDING, Intent.UNKNOWN)) or bare(reply.text) in _UNDATED:
        return undated
    if intended is not None:
        return intended
    indicator = item.indicator  # a bare number could be the day of a month; with its unit it is the value after all
    if indicator is not None and indicator.kind is not Kind.TEXT and indicator.unit in normalise(reply.text):
        value = read_value(reply, replace_answer(item, item.answer.without_value()))
        if isinstance(value, Accepted) and value.answer.kind is AnswerKind.VALUE:
            return value
    return _unread_day()


def _unread_day() -> Rejected:
    return Rejected(say("ask.when_unread"), (("undated", say("ask.when_undated")),), "no_date")


_UNDATED = frozenset(
    bare(word) for word in "未定 未定です 日付は未定 決まっていない 決まっていません まだ決まっていません まだ".split()
)


def _read_not_applicable(reply: Reply, item: Item) -> Result:
    reason = reply.text.strip()
    return no_reason(reason) or Accepted(
        replace(item.answer, reason=reason), say("not_applicable.saved"), outcome="intent"
    )


def names_a_post(text: str) -> bool:
    """Whether a text names a department, a section or somebody of one."""
    said = normalise(text).strip("。 ")
    return _NAMES_A_POST.search(said) is not None and _NO_POST.fullmatch(said) is None and _OWN.search(said) is None


def post_in(text: str) -> str:
    """The department or section that a sentence names (担当が違うので財務部の福田さんへ), "" for none; a person's name is left out."""
    said = _DENIED.sub("", normalise(text))
    return next((hit[0] for hit in _POST_IN_A_SENTENCE.finditer(said) if not _NO_POST.fullmatch(hit[0])), "")


def delegated(post: str) -> str:
    """What is told once a post stands for 担当が違う."""
    return lines(say("delegate.sent"), say("delegate.post", post=post))


def _read_delegate(reply: Reply, item: Item) -> Result:
    if reply.value:
        return Accepted(replace(item.answer, reason=say("button.unknown")), say("delegate.sent"), outcome="intent")
    post = reply.text.strip()
    if post and says_nothing(post):
        return Rejected(say("reject.not_a_post", text=post), code="not_a_post")
    named = say("delegate.named") if _NAMES_SOMEBODY.search(normalise(post)) else ""
    kept = Accepted(replace(item.answer, reason=post), lines(delegated(post), named), outcome="intent")
    return too_long(post) or kept


OTHER = (
    Question(
        "when",
        lambda item: item.answer.kind is AnswerKind.PENDING,
        lambda item: item.answer.dated,
        lambda _: Ask(say("ask.when"), (("undated", say("ask.when_undated")),), sentence=say("ask.when_question")),
        lambda _: Ask(say("ask.when"), (("undated", say("ask.when_undated")),), sentence=say("ask.when_question")),
        _read_when,
    ),
    Question(
        "not_applicable",
        lambda item: item.answer.kind is AnswerKind.NOT_APPLICABLE,
        lambda item: item.answer.reason != "",
        lambda _: Ask(say("not_applicable.ask")),
        lambda item: Ask(say("not_applicable.ask_again", reason=item.answer.reason)),
        _read_not_applicable,
        free=True,
    ),
    Question(
        "elsewhere",
        lambda item: item.answer.kind is AnswerKind.ELSEWHERE,
        lambda item: item.answer.reason != "",
        lambda _: Ask(say("ask.delegate"), (("unknown", say("button.unknown")),)),
        lambda item: Ask(
            say("ask.delegate_again", post=item.answer.reason) if item.answer.reason else say("ask.delegate"),
            (("unknown", say("button.unknown")),),
        ),
        _read_delegate,
        free=True,
    ),
)
