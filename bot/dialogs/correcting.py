"""Which part of which item a message corrects: the reply to 「どこを直しますか」 in one's own words, and 評価を直す, 1の値を直す, 評価を「…」に直して wherever they are sent."""

from __future__ import annotations

import re

from bot.dialogs.dialog import Facts, State
from bot.dialogs.form import Accepted, Question, Reply
from bot.dialogs.item import Item, numbered, saved_by_viewer
from bot.dialogs.questions import form_of
from bot.dialogs.values import replace_answer, withdrawn
from bot.dialogs.walk import CHOOSE, parts_to_edit, standing_question, taken_up_again
from bot.messages import Inbound
from language.list_numbers import NUMBER, list_number
from language.lone_numbers import is_number
from language.normalise import bare
from language.texts import say
from plan.model import Kind
from store.records import AnswerKind


def part_named(item: Item, text: str) -> str:
    """The question of the part that a text names, as its button does or by its noun alone: 値を直す, 値; "" for none."""
    said = bare(text)
    nouns = {label: label.removesuffix(say("edit.verb")) for _, label in parts_to_edit(item)}
    return next((key for key, label in parts_to_edit(item) if said in (bare(label), bare(nouns[label]))), "")


def value_at_once(item: Item, reply: Reply) -> Question | None:
    """The question of the value where a text is plainly another one: 48, 48回でした. A number as small as the buttons are many may mean one of these."""
    first = taken_up_again(item)
    if first is None or reply.value or item.indicator is None or item.indicator.kind is Kind.TEXT:
        return None
    if first.key not in dict(parts_to_edit(item)):
        return None
    number, buttons = list_number(reply.text), len(parts_to_edit(item)) + 1
    if number is not None and 1 <= number <= buttons:
        return None
    return first if is_number(reply.text) or isinstance(first.read(reply, item), Accepted) else None


def part_to_rewrite(state: State, inbound: Inbound, facts: Facts) -> tuple[Item, str] | None:
    """The item and the question that a message opens to correct it: 1の値を直す, 評価を直す, 評価を「…」に直して; None for any other.

    At the question which part to edit such a label is an answer."""
    by_number = _OF_A_NUMBER.fullmatch(bare(inbound.text))
    if by_number:
        item = numbered(facts).get(list_number(by_number[1]) or 0)
        return _part(item, f"{by_number[2]}{say('edit.verb')}") if item else None
    text = say("edit.comment") if text_given(inbound.text) else inbound.text
    standing = standing_question(state, facts)
    if bare(text) not in (bare(say(label)) for label in _PARTS) or (standing and standing[1] == CHOOSE):
        return None
    if standing and _wants_its_comment(*standing, inbound.text):
        return standing[0], "comment"
    among = ([standing[0]] if standing else []) + list(reversed(saved_by_viewer(facts)))
    return next((found for item in among if (found := _part(item, text))), None)


def value_by_number(inbound: Inbound, facts: Facts) -> tuple[Item, str, str] | None:
    """The item, the question and the figure of 「1の値は46でした」, 「3の分母を600に直す」: the item is the one that 一覧 shows at the number, whichever stands open. None for any other message."""
    found = _VALUE_OF_A_NUMBER.fullmatch(bare(inbound.text))
    if found is None:
        return None
    item, (_, part, given) = numbered(facts).get(list_number(found[1]) or 0), found.groups()
    if item is None or not item.may("save") or item.indicator is None or item.indicator.kind is Kind.TEXT:
        return None
    of_the_part = {"分母": "denominator", "分子": "numerator"}.get(part or "", "")
    key = of_the_part or ("numerator" if item.in_parts else "value")
    question = form_of(item).question(key)
    if question is None or not question.when(replace_answer(item, withdrawn(item))):  # what waits for a yes gives way
        return None
    return item, key, given if of_the_part or not item.in_parts else ""  # of two parts a lone figure is neither


def speaks_of_a_number(text: str) -> bool:
    """Whether a message begins with an item's number and a part of it, or corrects one by its number."""
    return _BY_NUMBER.match(bare(text)) is not None or _VALUE_OF_A_NUMBER.fullmatch(bare(text)) is not None


def _wants_its_comment(item: Item, key: str, text: str) -> bool:
    """Whether the 評価 of the item that stands open is meant, though it has none yet: asked for already only with the text itself, so that the button of the item before keeps its meaning."""
    if key == "comment":
        return text_given(text) != ""
    asked = text_given(text) != "" or bare(text) == bare(say("edit.comment"))
    return asked and item.is_kpi and item.answer.kind is AnswerKind.VALUE


def _part(item: Item, label: str) -> tuple[Item, str] | None:
    part = part_named(item, label) if item.may("save") else ""
    return (item, part) if part else None


def text_given(text: str) -> str:
    """The new text of 「評価を『…』に直して」; "" for any other message."""
    found = _GIVEN.fullmatch(text.strip())
    return found[1].strip() if found else ""


_DONE = "(?:直し(?:て|ます|たい(?:です)?)|直す|(?:変更|修正|訂正)(?:して|します|する|したい(?:です)?|お願いします)|書き換え(?:て|る|ます|たい(?:です)?)|して|お願いします)"
_GIVEN = re.compile(
    rf"(?:進捗状況・?)?評価[をは](?:[「『][^」』]+[」』]から)?[「『]([^」』]+)[」』][にと]{_DONE}(?:ください|下さい)?[。]?"
)
_OF_A_NUMBER = re.compile(
    rf"({NUMBER})番?(?:目)?の(値|評価|区分)(?:を|は)?(?:[0-9].{{0,8}}に)?(?:直(?:す|して|したい|します)|訂正(?:したい|する|します)?|修正(?:したい|する|します)?|変更(?:したい|する|します)?)(?:です|ください|下さい)?"
)
_SORRY = r"(?:(?:あ|え|いや|いえ|す[みい]ません|ごめん(?:なさい)?|失礼(?:しました)?|やっぱり?|訂正(?:です|します)?)[、。,]?)*"
_FIGURE = r"[0-9][0-9,.]*[万千百]?(?:[^0-9、。をはがにで]{1,4})?"
_VALUE_OF_A_NUMBER = re.compile(
    rf"{_SORRY}({NUMBER})番?(?:目)?(?:の(値|実績|数値|数字|件数|回数|人数|分母|分子))?[をはが、](?:{_FIGURE}(?:じゃなくて?|で(?:は|じゃ)なく|から))?({_FIGURE}?)"
    rf"(?:に{_DONE}|の間違い(?:です|でした)?|です|でした|だった|が正しい)(?:ください|下さい)?"
)
_BY_NUMBER = re.compile(rf"{_SORRY}{NUMBER}番?(?:目)?の(?:値|実績|評価|区分|分母|分子|内訳|履歴)")
_PARTS = ("edit.comment", "edit.value", "edit.phase")
