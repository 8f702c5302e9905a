"""Asking back which of several is meant, and reading which one was chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from bot.dialogs import naming
from bot.dialogs.dialog import Asked, Facts
from bot.dialogs.wanted import NAME, NEITHER, Wanted, button
from bot.messages import Choice, Message, Pick
from language.lexicon import key
from language.normalise import normalise
from language.texts import lines, say
from plan.model import Indicator

MOST_AT_ONCE = 3  # figures in one reply, when all of them are wanted
_ORDINAL = re.compile(r"(\d{1,2})(?:つ目|つめ|番目|番|個目|こ目)?")
_SPOKEN: Mapping[str, int] = {
    **{
        f"{kanji}{ending}": number
        for number, kanji in enumerate("一二三四五六七八", 1)
        for ending in ("", "つ目", "番目", "番", "つめ")
    },
    **dict.fromkeys(("最初", "はじめ", "上", "一番上", "いちばん上", "ひとつ目", "ひとつめ"), 1),
    **dict.fromkeys(("真ん中", "まんなか", "ふたつ目", "ふたつめ"), 2),
    **dict.fromkeys(("みっつ目", "みっつめ"), 3),
    **dict.fromkeys(("最後", "一番下", "いちばん下", "下"), -1),
}
_ALL = ("全部", "全て", "すべて", "ぜんぶ", "両方", "りょうほう", "どちらも", "どれも")
_NEITHER = ("どちらでもない", "どれでもない")
_NONE = (
    *_NEITHER,
    "どれでもありません",
    "どちらでもありません",
    "そうではない",
    "違う",
    "違います",
    "ちがう",
    "ちがいます",
    "いいえ",
    "ない",
)
_YES = ("はい", "そう", "そうです", "うん", "それ", "それです", "ええ")
_AND = re.compile(r"と|、|,|&|および|及び")
_ENDING = re.compile(r"(?:のほう|の方)?(?:です|でお願いします|をお願いします|を教えて|がいい|は|を|の|で)?[。?!]*$")


class Chosen(Enum):
    """A reply that names no single one."""

    NEITHER = "neither"
    ALL = "all"


def ask_which(indicators: tuple[Indicator, ...], wanted: Wanted, facts: Facts) -> tuple[Asked, Message]:
    """Which of several: named by 分類 where only that differs, else by name or project."""
    labels = naming.tell_apart(indicators, facts.book.edition)
    key = "ask.which" if len(indicators) < 10 else "ask.which_many"
    choices = tuple(button(label, i.id, wanted) for label, i in zip(labels, indicators, strict=True))
    return _asked(indicators, wanted, facts), _fitted(say(key, count=len(indicators)), choices)


def ask_near(indicators: tuple[Indicator, ...], wanted: Wanted, facts: Facts) -> tuple[Asked, Message]:
    """Near ones, three at most, none of which is what was named, and a way to say that it is neither."""
    labels = naming.tell_apart(indicators, facts.book.edition)
    if len(indicators) == 1:
        return _asked(indicators, wanted, facts), _is_it(labels[0], indicators[0], wanted)
    key, neither = _NEAR[len(indicators)]
    choices = tuple(button(label, i.id, wanted) for label, i in zip(labels, indicators, strict=True))
    last = Choice(say(neither), Pick(NAME, NEITHER, "", say(neither)))
    return _asked(indicators, wanted, facts), _fitted(say(key), choices, last)


_NEAR: Mapping[int, tuple[str, str]] = {
    2: ("near.maybe", "button.neither"),
    3: ("near.maybe_three", "button.none_of_them"),
}


def read_choice(text: str, asked: Asked, facts: Facts) -> tuple[Indicator, ...] | Chosen | None:
    """Which ones a reply names: by label, 2, 3つ目, 窓口と保健福祉, 全部, どちらでもない. None when it is no choice."""
    edition = facts.book.edition
    offered = tuple(edition.indicator[id_] for id_ in asked.indicator_ids if id_ in edition.indicator)
    plain = _ENDING.sub("", normalise(text).strip())
    if plain in _NONE:
        return Chosen.NEITHER
    if plain in _ALL:
        return offered if len(offered) <= MOST_AT_ONCE else Chosen.ALL
    if plain in _YES and len(offered) == 1:
        return offered
    named = [_one_of(part, offered, facts) for part in (plain, *_AND.split(plain))]
    if named[0] is not None:
        return (named[0],)
    several = tuple(found for found in named[1:] if found is not None)
    return several if 1 < len(several) == len(named) - 1 <= MOST_AT_ONCE else None


def is_neither(text: str) -> bool:
    """A 「どちらでもない」 that still says so when nothing is open any more."""
    return _ENDING.sub("", normalise(text).strip()) in _NEITHER


def by_area(area_id: str, asked: Asked, facts: Facts) -> Indicator | None:
    """The one of those offered that lies in a 分類; None where none or several do."""
    found = [i for id_ in asked.indicator_ids if (i := facts.book.edition.indicator.get(id_)) and i.area_id == area_id]
    return found[0] if len(found) == 1 else None


def _one_of(plain: str, offered: tuple[Indicator, ...], facts: Facts) -> Indicator | None:
    """The one whose label is the text, whose number it is, or whose label alone has it in it."""
    labels = [key(normalise(label)) for label in naming.tell_apart(offered, facts.book.edition)] if offered else []
    said = key(plain)
    equal = [i for label, i in zip(labels, offered, strict=True) if said == label]
    number = _number(plain)
    if not equal and number is not None and (number == -1 or 1 <= number <= len(offered)):
        equal = [offered[number - 1 if number > 0 else -1]]
    held = [i for label, i in zip(labels, offered, strict=True) if len(said) > 1 and said in label]
    return next((found[0] for found in (equal, held) if len(found) == 1), None)


def _number(plain: str) -> int | None:
    found = _ORDINAL.fullmatch(plain)
    return int(found[1]) if found else _SPOKEN.get(plain)


def _is_it(label: str, indicator: Indicator, wanted: Wanted) -> Message:
    no = say("button.not_it")
    return Message(
        say("near.maybe_one", name=label),
        (button(say("button.yes"), indicator.id, wanted), Choice(no, Pick(NAME, NEITHER, "", no))),
    )


def _asked(indicators: tuple[Indicator, ...], wanted: Wanted, facts: Facts) -> Asked:
    ids = tuple(indicator.id for indicator in indicators)
    return Asked(ids, wanted.year, wanted.planned, facts.now, wanted.asks)


def _fitted(text: str, choices: tuple[Choice, ...], *more: Choice) -> Message:
    """Names that are too long for a button are listed in the text, and the buttons carry their numbers."""
    if all(len(choice.label) <= naming.LABEL_LENGTH for choice in choices):
        return Message(text, (*choices, *more))
    listed = (f"{number}　{choice.label}" for number, choice in enumerate(choices, 1))
    numbered = (Choice(str(number), choice.pick) for number, choice in enumerate(choices, 1))
    return Message(lines(text, *listed), (*numbered, *more))
