"""How well one document fits a question: what it has of the question's words, and what the question says of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from language.documents import Document, Field, Title, canonical
from language.lexicon import LIGHT
from language.normalise import fold
from language.question import Asks, Measure, Question

TITLED = 0.5  # of a name's weight must be said, or the document is only something near
LIGHTNESS = 0.25  # of a word's weight counts where it only says how something is counted
_ALIAS_WORTH, _LIKE_WORTH, _LOOSE_WORTH = 0.95, 0.6, 0.5
_WORTH = {Field.NAME: 1.0, Field.PROJECT: 0.95, Field.REMARK: 0.9, Field.PLACE: 0.85, Field.PART: 0.7}
_LOOSE_COVER = 0.5  # of a word's weight is covered by one that is only similar


@dataclass(frozen=True, slots=True)
class Unit:
    """One content word of a question: the plan's words that it may stand for, each with its worth (none for an unknown word), similar ones, and how rare it is."""

    meant: Mapping[str, float]
    like: tuple[str, ...]
    weight: float
    light: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How a document fits. ``score`` and ``cover`` lie between 0 and 1; ``cover`` is the share of the question's weight that the document has."""

    document: Document
    score: float = 1.0
    cover: float = 1.0
    full: bool = True  # no content word of the question is missing from it
    kindred: bool = True  # a rate for a rate, a count for a count
    alike: bool = True  # and it counts the things that were asked for, and no word is only similar
    counted: bool = True  # what it measures is said, or no quantity was asked for
    named: bool = True  # enough of its own name is said
    verbatim: bool = False  # its name is said, and nothing else

    @property
    def exact(self) -> bool:
        return self.full and self.alike and self.counted and self.named


def weigh(document: Document, question: Question, units: Sequence[Unit], rarity: Mapping[str, float]) -> Fit | None:
    """How the document fits the units, None where nothing but its 分類 or department is spoken of. ``rarity`` weighs the plan's words."""
    said = {word for unit in units for word in unit.meant}
    titles = [title for title in document.titles if not title.alias or content(title.words) <= said]
    aliased = {word for title in titles if title.alias for word in title.words}
    total = reached = worth = 0.0
    full, loose, touched = True, False, False
    for unit in units:
        weight = unit.weight * (LIGHTNESS if unit.light else 1.0)
        found, similar = _found(unit, document, aliased)
        total += weight
        worth += weight * found
        reached += weight * (_LOOSE_COVER if similar else 1.0) if found else 0.0
        if not unit.light:
            full = full and found > 0
            loose = loose or similar
            touched = touched or similar or found > _WORTH[Field.PLACE]
    heavy = sum(not unit.light for unit in units)
    verbatim = any(_is_all(title, said, document) for title in titles)
    if not (touched if heavy else verbatim):
        return None
    counted = _measure_said(document, question, said, rarity)
    telling = [title for title in titles if counted or (title.alias and title.measured)]
    named = max((share(title.words, said, rarity) for title in telling), default=0.0)
    called = any(title.whole and content(title.words) <= said for title in telling)
    kindred = _kindred(question, document)
    return Fit(
        document,
        score=0.45 * worth / total + 0.45 * named + 0.1 * called,
        cover=reached / total,
        full=full,
        kindred=kindred,
        alike=kindred and not loose and _counts_it(question, document),
        counted=counted or called,
        named=called or (named >= TITLED and heavy > 1),
        verbatim=verbatim,
    )


def content(words: frozenset[str]) -> frozenset[str]:
    return words - LIGHT


def share(title: frozenset[str], said: set[str], rarity: Mapping[str, float]) -> float:
    """The share of a title's weight that the question says."""
    weights = {word: rarity.get(word, 0.0) * (LIGHTNESS if word in LIGHT else 1.0) for word in title}
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in said) / total if total else 0.0


def _found(unit: Unit, document: Document, aliased: set[str]) -> tuple[float, bool]:
    """What a document's having the word is worth, 0 where it has not, and whether it has only a similar one. A formula's words and half an alias only resemble."""
    best = 0.0
    for word, worth in unit.meant.items():
        where = document.words.get(word)
        if where in _WORTH:
            best = max(best, _WORTH[where] * worth)
        if word in aliased:
            best = max(best, _ALIAS_WORTH * worth)
    if best > 0:
        return best, False
    if unit.like and all(word in document.words for word in unit.like):
        return _LIKE_WORTH, True
    if any(word in document.words or word in document.aliased for word in unit.meant):
        return _LOOSE_WORTH, True
    return 0.0, False


def _is_all(title: Title, said: set[str], document: Document) -> bool:
    if not (title.measured and title.whole and title.words <= said):
        return False
    return all(word in title.words or document.words.get(word) is Field.PLACE for word in said)


def _measure_said(document: Document, question: Question, said: set[str], rarity: Mapping[str, float]) -> bool:
    """Where a quantity is asked for, what the document measures must be said: 電話の件数 is not the 業務数 of 電話の自動応答."""
    measured = content(document.measured)
    return question.measure is None or not measured or share(measured, said, rarity) >= TITLED


# --- what is counted -----------------------------------------------------------------------------------------------------

_ANY_UNIT = frozenset("件 個 つ 種類 種別 項目 事業 システム しすてむ ちゃねる".split()) | {""}
_OWN_UNIT = frozenset("人 名 人員 者 時間 円 冊 隻".split())
_SAME_UNIT = tuple(
    frozenset(units.split())
    for units in ("人 名 人員 者", "軒 戸 家", "か所 箇所 施設 拠点 校 学校 地点 公園 建物", "回 件", "時間 h")
)


def _kindred(question: Question, document: Document) -> bool:
    """A rate is never answered with a count, nor a count with a rate."""
    if question.asks not in (Asks.FIGURE, Asks.SERIES) or question.measure is None:
        return True
    return question.measure in document.measures


def _counts_it(question: Question, document: Document) -> bool:
    """Whether the things that it counts can be the ones that were asked for: 45回 is no number of people."""
    if question.asks not in (Asks.FIGURE, Asks.SERIES) or question.measure is not Measure.COUNT:
        return True
    asked, unit = fold(question.counter), fold(document.unit)
    if asked in _ANY_UNIT or asked == unit or unit == "%":
        return True
    if asked not in _OWN_UNIT and unit in _ANY_UNIT:
        return True
    return any(asked in units and unit in units for units in _SAME_UNIT) or canonical(asked) in document.words
