"""How well one document fits a question: what it has of the question's words, and what the question says of its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from language.counting import Sought, counts_another, counts_it
from language.documents import Document, Field, Title
from language.lexicon import COUNTING, LIGHT
from language.normalise import fold
from language.question import Asks, Beyond, Question
from plan.model import Accumulation

TITLED = 0.5  # of a name's weight must be said, or the document is only something near
LIGHTNESS = 0.25  # of a word's weight counts where it only says how something is counted
_ALIAS_WORTH, _LIKE_WORTH, _LOOSE_WORTH = 0.95, 0.6, 0.5
_WORTH = {Field.NAME: 1.0, Field.PROJECT: 0.95, Field.REMARK: 0.9, Field.PLACE: 0.85, Field.PART: 0.7}
_LOOSE_COVER = 0.5  # of a word's weight is covered by one that is only similar


_ADDED_UP = re.compile("累計|累積|通算|延べ")


_NEW = re.compile("新規|新た|新しく")


@dataclass(frozen=True, slots=True)
class Unit:
    """One content word of a question: the plan's words that it may stand for, each with its worth (none for an unknown word), similar ones in alternatives, and how rare it is."""

    meant: Mapping[str, float]
    like: tuple[tuple[str, ...], ...]
    weight: float
    light: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How a document fits. ``score`` and ``cover`` lie between 0 and 1; ``cover`` is the share of the question's weight that the document has."""

    document: Document
    score: float = 1.0
    cover: float = 1.0
    full: bool = True  # no content word of the question is missing from it
    strange: bool = False  # a word that the plan uses elsewhere is missing from it: another thing is meant
    kindred: bool = True  # a rate for a rate, a count for a count
    alike: bool = True  # and it counts the things that were asked for, and no word is only similar
    counted: bool = True  # what it measures is said, or no quantity was asked for
    named: bool = True  # enough of its own name is said
    verbatim: bool = False  # its name is said, and nothing else
    beyond: frozenset[Beyond] = field(default_factory=frozenset)  # what is asked that its figure does not say

    @property
    def exact(self) -> bool:
        return self.full and self.alike and self.counted and self.named


def weigh(
    document: Document,
    question: Question,
    sought: Sought,
    units: Sequence[Unit],
    said: Set[str],
    rarity: Mapping[str, float],
) -> Fit | None:
    """How the document fits the units, None where nothing but its 分類 or department is spoken of.

    ``said`` are the words that the units may stand for (``words_of``), ``rarity`` weighs the plan's words.
    """
    titles = [title for title in document.titles if not title.alias or title.heavy <= said]
    called_so = any(title.measured and title.whole and len(title.heavy) > 1 and title.heavy <= said for title in titles)
    aliased = document.aliased if called_so else {word for title in titles if title.alias for word in title.words}
    total = reached = worth = 0.0
    full, loose, touched, strange = True, False, False, False
    for unit in units:
        weight = unit.weight * (LIGHTNESS if unit.light else 1.0)
        found, similar = _found(unit, document, aliased)
        total += weight
        worth += weight * found
        reached += weight * (_LOOSE_COVER if similar else 1.0) if found else 0.0
        if not unit.light:
            full = full and found > 0
            strange = strange or (not found and bool(unit.meant))
            loose = loose or similar
            touched = touched or similar or found > _WORTH[Field.PLACE]
    heavy = sum(not unit.light for unit in units)
    verbatim = any(_is_all(title, said, document) for title in titles)
    if not (touched if heavy else verbatim):
        return None
    counted = question.measure is None or any(
        _measure_said(title, document, question, said, rarity) for title in titles
    )
    telling = [title for title in titles if counted or (title.alias and title.measured)]
    named = max((share(title.words, said, rarity) for title in telling), default=0.0)
    called = any(title.whole and _called(title) <= said for title in telling)
    of_kind = kindred(question, document)
    counts = frozenset(word for title in titles if title.measured for head in title.heads for word in head)
    alike = (
        of_kind
        and not loose
        and counts_it(question, document, counts)
        and not counts_another(sought, question, document, counts)
    )
    return Fit(
        document,
        score=0.45 * worth / total + 0.45 * named + 0.1 * called,
        cover=reached / total,
        full=full,
        strange=strange,
        kindred=of_kind,
        alike=alike,
        counted=counted,
        named=called or (named >= TITLED and heavy > 1),
        verbatim=verbatim,
        beyond=unprinted(question, document),
    )


def words_of(units: Iterable[Unit]) -> frozenset[str]:
    """The plan's words that a question may have said."""
    return frozenset(word for unit in units for word in unit.meant)


def _called(title: Title) -> frozenset[str]:
    """What must be said of a name for it to be the name: its content words, and of an alias with only one of them all but the counting. 公園の割合 is no 公園の導入率."""
    return title.words - COUNTING if title.alias and len(title.heavy) == 1 else title.heavy


def share(title: frozenset[str], said: Set[str], rarity: Mapping[str, float]) -> float:
    """The share of a title's weight that the question says."""
    weights = {word: rarity.get(word, 0.0) * (LIGHTNESS if word in LIGHT else 1.0) for word in title}
    total = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in said) / total if total else 0.0


def _found(unit: Unit, document: Document, aliased: Collection[str]) -> tuple[float, bool]:
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
    if any(all(word in document.words for word in similar) for similar in unit.like):
        return _LIKE_WORTH, True
    if any(word in document.words or word in document.aliased for word in unit.meant):
        return _LOOSE_WORTH, True
    return 0.0, False


def _is_all(title: Title, said: Set[str], document: Document) -> bool:
    if not (title.measured and title.whole and title.words <= said):
        return False
    return all(word in title.words or document.words.get(word) is Field.PLACE for word in said)


def _measure_said(
    title: Title, document: Document, question: Question, said: Set[str], rarity: Mapping[str, float]
) -> bool:
    """Whether a name's measure is said: all of what it counts, and most of the rest. 電話の件数 is not the 業務数 of 電話の自動応答."""
    if not title.measured:
        return False
    heads = not title.heads or any(
        _head_said(head, document, question, said, one=len(title.heads) == 1) for head in title.heads
    )
    return heads and (not title.heavy or share(title.heavy, said, rarity) >= TITLED)


def _head_said(head: frozenset[str], document: Document, question: Question, said: Set[str], *, one: bool) -> bool:
    """A head of light words (利用件数) is said by one of them, or, where the name has but ``one``, by its own counter."""
    heavy = head - LIGHT
    if heavy:
        return heavy <= said
    return bool(head & said) or (
        one and not head & {"者", "人数"} and question.counter != "" and fold(question.counter) == fold(document.unit)
    )


def kindred(question: Question, document: Document) -> bool:
    """A rate is never answered with a count, nor a count with a rate."""
    if question.asks not in (Asks.FIGURE, Asks.SERIES) or question.measure is None:
        return True
    return question.measure in document.measures


# --- what no cell says ---------------------------------------------------------------------------------------------------


def unprinted(question: Question, document: Document) -> frozenset[Beyond]:
    """What the question asks that the document's printed figure does not say. Questions of other kinds want no figure."""
    if question.asks not in (Asks.FIGURE, Asks.SERIES):
        return frozenset()
    return frozenset(beyond for beyond in question.beyond if not _says(document, beyond, question))


def _says(document: Document, beyond: Beyond, question: Question) -> bool:
    """A running total is a total, a flow is what one year added, and a measure of what was saved says what was saved."""
    if beyond is Beyond.TOTAL:
        one_year = question.asks is Asks.FIGURE and document.unit != "%"
        at_a_date = document.accumulation is Accumulation.LEVEL or len(question.years) == 1
        if document.accumulation is Accumulation.LEVEL and _ADDED_UP.search(question.asked):
            return False  # 4件 of one year may be no sum of the years before
        return document.accumulation is Accumulation.TOTAL or (one_year and at_a_date)
    if beyond is Beyond.SINGLE:
        of_the_new = document.unit == "%" and _NEW.search(question.asked) is not None
        if of_the_new and not any("新規" in name for name in document.spelled):
            return False  # the rate of those that are new
        return document.accumulation is Accumulation.FLOW
    if beyond is Beyond.CHANGED:
        return any(change in name for name in document.spelled for change in ("削減", "減ら", "減っ", "増え"))
    return False
