"""Asking back which of several is meant, and reading which one was chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from bot.dialogs import naming
from bot.dialogs.dialog import Asked, Facts
from bot.dialogs.wanted import NAME, NEITHER, Wanted, button
from bot.messages import Choice, Message, Pick
from language.assent import Assent, read_assent
from language.documents import heard
from language.lexicon import key
from language.list_numbers import list_number
from language.normalise import fold, normalise
from language.texts import lines, say
from plan.model import Indicator

MOST_AT_ONCE = 3  # figures in one reply, when all of them are wanted
MOST_NEAR = 3
LEAST_LIKE = 0.25  # of a match: what is less like the question would seem picked at random
MANY = 10  # from so many on they are not counted with つ
_COUNTED_FROM = re.compile(r"^(上|下)から(?=.)")
_PLACES: Mapping[str, int] = {
    **dict.fromkeys(("最初", "はじめ", "上", "一番上", "いちばん上", "ひとつ目", "ひとつめ"), 1),
    **dict.fromkeys(("ふたつ目", "ふたつめ"), 2),
    **dict.fromkeys(("みっつ目", "みっつめ"), 3),
    **dict.fromkeys(("最後", "さいご", "一番下", "いちばん下", "下"), -1),
}
_MIDDLE = ("真ん中", "まんなか", "中央")
_NEITHER = ("どちらでもない", "どれでもない")
_NONE = (*_NEITHER, "どれでもありません", "どちらでもありません", "ない")
_AND = re.compile(r"と|、|,|&|および|及び")
_ENDING = re.compile(
    r"(?:のほう|の方|のやつ|やつ|のもの|の)?(?:です|だ|を|は|が|に|で)*"
    r"(?:お願いします|お願い|おねがいします|教えて(?:ください|下さい)?|知りたい(?:です)?|見たい(?:です)?|ください|下さい|いい(?:です)?|します)?[。?!、,\s]*$"
)
_POINTS = re.compile(  # words that point at a list without naming one of it: どれでもいいよ, 左の, うーん
    "どれ|どちら|どっち|どの|いずれ|なんでも|何でも|全部|すべて|全て|分から|わから|うーん|えーと|えっと|さあ|迷|[0-9一二三四]番|つ目|番目|(?:左|右|上|下|前|後|最初|最後|真ん中)(?:の|から|$)"
)
LONGEST_REPLY = 14  # letters of a reply that only points
_SERIES = re.compile(r"(?:の|、)?(?:予定|目標|実績)(?=で|を|の|は|$)")


class Chosen(Enum):
    """A reply that names no single one."""

    NEITHER = "neither"
    ALL = "all"


def ask_which(
    indicators: tuple[Indicator, ...], wanted: Wanted, facts: Facts, text: str = "", lacking: str = ""
) -> tuple[Asked, Message]:
    """Which of several: named by 分類 or project where only that differs, else by name. What they measure is said where ``text`` does not name it, what none of them is (``lacking``) first."""
    edition = facts.book.edition
    labels = naming.tell_apart(indicators, edition)
    choices = tuple(button(label, i.id, wanted) for label, i in zip(labels, indicators, strict=True))
    one = indicators[0]
    alike = all(indicator.name == one.name for indicator in indicators) and one.name not in naming.NO_NAME
    called = alike and text != "" and not naming.is_named(one, text, edition)
    key = "ask.which_called" if called else "ask.which" if len(indicators) < MANY else "ask.which_many"
    asked = lines(lacking, say(key, count=len(indicators), name=one.name))
    return _asked(indicators, wanted, facts), _fitted(asked, choices)


def ask_near(
    indicators: tuple[Indicator, ...], wanted: Wanted, facts: Facts, *, named: bool = False, lacking: str = ""
) -> tuple[Asked, Message]:
    """Near ones, three at most, and a way to say that it is neither. Only where none of them was ``named`` is it said that the plan has no such name; ``lacking`` says what of the question they are not."""
    labels = naming.tell_apart(indicators, facts.book.edition)
    asked = replace(_asked(indicators, wanted, facts), near=True)
    maybe, unsure, neither = _NEAR[len(indicators)]
    text = unsure if named else maybe
    if len(indicators) == 1:
        return asked, _is_it(lines(lacking, say(text, name=labels[0])), indicators[0], wanted)
    choices = tuple(button(label, i.id, wanted) for label, i in zip(labels, indicators, strict=True))
    last = Choice(say(neither), Pick(NAME, NEITHER, "", say(neither)))
    return asked, _fitted(lines(lacking, say(text)), choices, last)


_NEAR: Mapping[int, tuple[str, str, str]] = {
    1: ("near.maybe_one", "near.unsure_one", "button.not_it"),
    2: ("near.maybe", "near.unsure", "button.neither"),
    3: ("near.maybe_three", "near.unsure_three", "button.none_of_them"),
}


def ask_again(asked: Asked, wanted: Wanted, facts: Facts) -> tuple[Asked, Message]:
    """The open question once more, with what was said besides (令和4年度で): a near one is not taken by saying more of it."""
    offered = _offered(asked, facts)
    if asked.near:
        return ask_near(offered, wanted, facts, named=True)
    return ask_which(offered, wanted, facts)


def not_read(asked: Asked, wanted: Wanted, facts: Facts) -> tuple[Asked, Message]:
    """The open question once more, after a reply that names none of its choices."""
    again, message = ask_again(asked, wanted, facts)
    return replace(again, repeated=True), replace(message, text=lines(say("choice.unread"), message.text))


def read_choice(text: str, year_words: str, asked: Asked, facts: Facts) -> tuple[Indicator, ...] | Chosen | None:
    """Which ones a reply names: by label, 2, 上から3番目, 窓口と保健福祉, はい、令和4年度で, 全部, どちらでもない. None when it is no choice."""
    offered = _offered(asked, facts)
    said = fold(normalise(text)).strip()
    if year_words:
        said = said.replace(fold(normalise(year_words)), "")
    said = _SERIES.sub("", said)
    plain = _ENDING.sub("", said)
    assents = (read_assent(plain), read_assent(said))
    if Assent.NO in assents or plain in _NONE or said.rstrip("。!") in _NONE:
        return Chosen.NEITHER
    if Assent.ALL in assents:
        return offered if len(offered) <= MOST_AT_ONCE else Chosen.ALL
    if len(offered) == 1 and Assent.YES in assents:
        return offered
    named = [_one_of(part, offered, facts) for part in (plain, *_AND.split(plain))]
    if named[0] is not None:
        return (named[0],)
    several = tuple(found for found in named[1:] if found is not None)
    return several if 1 < len(several) == len(named) - 1 <= MOST_AT_ONCE else None


def is_reply(text: str, asked: Asked, facts: Facts) -> bool:
    """Whether a text that was not read can only be meant as a choice: it points at the list, or holds a piece of one of its labels. Any other is new."""
    said = fold(normalise(text)).strip()
    if len(said) <= LONGEST_REPLY and _POINTS.search(said):
        return True
    if asked.near:
        return False
    labels = [key(normalise(label)) for label in naming.tell_apart(_offered(asked, facts), facts.book.edition)]
    plain = key(_ENDING.sub("", said))
    return len(plain) > 1 and any(plain[:2] in label or plain[-2:] in label for label in labels)


def _offered(asked: Asked, facts: Facts) -> tuple[Indicator, ...]:
    edition = facts.book.edition
    return tuple(edition.indicator[id_] for id_ in asked.indicator_ids if id_ in edition.indicator)


def is_neither(text: str) -> bool:
    """A 「どちらでもない」 that still says so when nothing is open any more."""
    return _ENDING.sub("", fold(normalise(text)).strip()) in _NEITHER


def by_area(area_id: str, asked: Asked, facts: Facts) -> Indicator | None:
    """The one of those offered that lies in a 分類; None where none or several do."""
    found = [i for id_ in asked.indicator_ids if (i := facts.book.edition.indicator.get(id_)) and i.area_id == area_id]
    return found[0] if len(found) == 1 else None


def _one_of(plain: str, offered: tuple[Indicator, ...], facts: Facts) -> Indicator | None:
    """The one whose label is the text, whose number it is, or whose label alone has it in it."""
    labels = [key(normalise(label)) for label in naming.tell_apart(offered, facts.book.edition)] if offered else []
    said = key(plain)
    equal = [i for label, i in zip(labels, offered, strict=True) if said == label]
    place = _place(plain, len(offered))
    if not equal and place is not None:
        equal = [offered[place]]
    sounding = (
        [
            i
            for i, name in zip(offered, naming.tell_apart(offered, facts.book.edition), strict=True)
            if said == heard(name)
        ]
        if offered
        else []
    )
    equal = equal or sounding
    held = [i for label, i in zip(labels, offered, strict=True) if len(said) > 1 and said in label]
    return next((found[0] for found in (equal, held) if len(found) == 1), None)


def _place(plain: str, count: int) -> int | None:
    """Where in a list of so many a reply points: 2, ③, 三つ目, 下から2番目, 真ん中."""
    if plain in _MIDDLE:
        return count // 2 if count % 2 or count == 2 else None
    start = _COUNTED_FROM.match(plain)
    number = list_number(plain[start.end() :] if start else plain) or _PLACES.get(plain, 0)
    if start and start[1] == "下":
        number = -number
    if not number or abs(number) > count:
        return None
    return number - 1 if number > 0 else count + number


def _is_it(text: str, indicator: Indicator, wanted: Wanted) -> Message:
    no = say("button.not_it")
    choices = (button(say("button.yes"), indicator.id, wanted), Choice(no, Pick(NAME, NEITHER, "", no)))
    return Message(text, choices, asks=True)


def _asked(indicators: tuple[Indicator, ...], wanted: Wanted, facts: Facts) -> Asked:
    ids = tuple(indicator.id for indicator in indicators)
    return Asked(ids, wanted.year, wanted.planned, facts.now, wanted.asks, columns=wanted.columns)


def _fitted(text: str, choices: tuple[Choice, ...], *more: Choice) -> Message:
    """Names that are too long for a button are listed in the text, and the buttons carry their numbers."""
    if all(len(choice.label) <= naming.LABEL_LENGTH for choice in choices):
        return Message(text, (*choices, *more), asks=True)
    listed = (f"{number}　{choice.label}" for number, choice in enumerate(choices, 1))
    numbered = (Choice(str(number), choice.pick) for number, choice in enumerate(choices, 1))
    return Message(lines(text, *listed), (*numbered, *more), asks=True)
