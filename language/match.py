"""Which indicator or project a question is about, and whether it is about one at all."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Literal

from language import readings
from language.documents import Document, Vocabulary, build
from language.lexicon import LIGHT, key
from language.normalise import normalise
from language.question import Asks, Question
from language.segment import Piece, Script, cut
from language.slips import Slips
from language.weighing import LIGHTNESS, Fit, Unit, weigh
from plan.model import Edition, Table

Kind = Literal["one", "several", "near", "none", "area"]

MOST_NEAR = 3
MOST_SEVERAL = 8
WEIGHED = 60  # documents that share the most with a question are weighed, the rest is not looked at
CLOSE = 0.12  # scores nearer than this are not told apart: the person is asked
NEAR_COVER = 0.5  # of a question's weight must be there for something similar to be offered
WISH_COVER = 0.45


@dataclass(frozen=True, slots=True)
class Match:
    """What a question is about.

    ``one``: this indicator, or with ``ids`` empty this project, which has none. ``several``: each of them fits. ``near``: they are similar,
    none is what was named. ``area``: nothing but a 分類 is named; ``ids`` are its KPIs, or its 活動指標 where it has no KPI. ``none``: the plan does
    not speak of it. ``ids`` stand in the plan's order, ``project_ids`` are the projects that they belong to. ``area`` is the 分類 that the
    question names, "" where it names none. ``score`` lies between 0 and 1.
    """

    kind: Kind
    ids: tuple[str, ...] = ()
    project_ids: tuple[str, ...] = ()
    score: float = 0.0
    area: str = ""


class Index:
    """The search index of one edition; immutable once built, which takes about a millisecond an indicator."""

    def __init__(self, edition: Edition, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        self._documents = documents
        self._vocabulary = vocabulary
        self._slips = Slips(vocabulary.spellings)
        self._city = _own_names(edition)
        self._areas = _areas(edition)
        self._measures_of = _measures_of(edition)
        self._names = {indicator.id: key(normalise(indicator.name)) for indicator in edition.indicators}
        self._siblings = {(self._names[i.id], i.area_id): i.id for i in reversed(edition.indicators)}
        self._pids = _pids(edition)
        self._holders: dict[str, dict[int, None]] = defaultdict(dict)
        for number, document in enumerate(documents):
            for word in document.words.keys() | document.aliased:
                self._holders[word][number] = None
        size = len(documents)
        self._rarity = {word: math.log((size + 1) / (len(held) + 0.5)) for word, held in self._holders.items()}
        self._unheard_of = math.log(2 * size + 2)

    @classmethod
    def build(cls, edition: Edition) -> Index:
        return cls(edition, *build(edition))

    def sibling(self, indicator_id: str, area_id: str) -> str:
        """The indicator of the same name in another area, the KPI before an activity; "" where there is none."""
        return self._siblings.get((self._names.get(indicator_id, ""), area_id), "")

    def find(self, question: Question) -> Match:
        """What the question is about. Never a guess: "one" and "several" have every content word that was said."""
        by_pid = self._by_pid(question.text)
        if by_pid is not None:
            return by_pid
        found = self._find(question, question.words)
        if question.aside and found.kind not in ("one", "several"):
            wider = self._find(question, f"{question.aside} {question.words}")
            if wider.kind in ("one", "several"):
                return wider
        return found

    def _find(self, question: Question, words: str) -> Match:
        pieces = cut(words, self._vocabulary.spellings)
        area = next((found for piece in pieces if (found := self._area_of(piece))), "")
        if area and question.measure is None and all(self._area_of(piece) or piece.key in LIGHT for piece in pieces):
            return Match("area", self._measures_of.get(area, ()), (), 1.0, area)
        units = [unit for piece in pieces if (unit := self._unit(piece)) is not None]
        fits = sorted(self._fits(question, units), key=lambda fit: -fit.score)
        elsewhere = self._elsewhere(words)
        return _decide(
            question, [fit for fit in fits if all(place in fit.document.written for place in elsewhere)], area
        )

    def _by_pid(self, text: str) -> Match | None:
        squeezed = _squeeze(text)
        named = [pid for pid in self._pids if _names_pid(squeezed, pid)]
        if not named:
            return None
        projects = self._pids[max(named, key=len)]
        fits = [Fit(document) for document in self._documents if document.project_id in projects]
        return _match("one" if len(fits) == 1 else "several", fits, fits[0].document.area_id)

    # --- what a question says

    def _area_of(self, piece: Piece) -> str:
        spellings = (piece.key, *piece.known)
        return next((self._areas[spelling] for spelling in spellings if spelling in self._areas), "")

    def _unit(self, piece: Piece) -> Unit | None:
        """A piece as it is weighed, None for one that says nothing: the city's name, figures, a stray letter or two of an ending."""
        if piece.key in self._city or piece.script is Script.DIGIT:
            return None
        if piece.script is Script.HIRAGANA and len(piece.key) < 3:
            return None
        if piece.script is not None and piece.key in LIGHT:
            return None
        meant = self._slips.words(piece) if piece.script else dict.fromkeys(piece.known, 1.0)
        weight = max((self._rarity.get(word, self._unheard_of) for word in meant), default=self._unheard_of)
        like = self._vocabulary.like.get(piece.key, ())
        return Unit(meant, like, weight, bool(meant) and LIGHT.issuperset(meant))

    def _elsewhere(self, words: str) -> frozenset[str]:
        """Other places that the question names: what does not speak of them is not meant, however near it is."""
        named = (key(word.written) for word in readings.words(words) if word.place)
        return frozenset(place for place in named if place not in self._city)

    def _fits(self, question: Question, units: Sequence[Unit]) -> Iterator[Fit]:
        shared = self._shared(units)
        for number in nlargest(WEIGHED, shared, key=shared.__getitem__):
            fit = weigh(self._documents[number], question, units, self._rarity)
            if fit is not None:
                yield fit

    def _shared(self, units: Sequence[Unit]) -> dict[int, float]:
        """The documents that share words with the question, by the weight of these. The rarest words choose them; a common word only adds to enough chosen ones."""
        words: dict[str, float] = {}
        for unit in units:
            for word in (*unit.meant, *unit.like):
                words[word] = self._rarity.get(word, 0.0) * (LIGHTNESS if unit.light else 1.0)
        shared: dict[int, float] = {}
        for word in sorted(words, key=words.__getitem__, reverse=True):
            held = self._holders.get(word, {})
            chosen = held if len(shared) < WEIGHED or len(held) < len(shared) else shared.keys() & held.keys()
            for number in chosen:
                shared[number] = shared.get(number, 0.0) + words[word]
        return shared


# --- deciding ------------------------------------------------------------------------------------------------------------


def _decide(question: Question, fits: Sequence[Fit], area: str) -> Match:
    exact = _close(fit for fit in fits if fit.exact and fit.verbatim) or _close(fit for fit in fits if fit.exact)
    if exact:
        return _match("one" if len(exact) == 1 else "several", exact[:MOST_SEVERAL], area)
    parts = _close(fit for fit in fits if fit.full and fit.alike and fit.counted)
    if len(parts) > 1:
        return _match("several", parts[:MOST_SEVERAL], area)
    cover = WISH_COVER if question.asks is Asks.WISH else NEAR_COVER
    similar = [fit for fit in fits if fit.full] or [fit for fit in fits if fit.cover >= cover]
    near = _close(fit for fit in similar if fit.kindred) or _close(similar)
    return _match("near", near[:MOST_NEAR], area) if near else Match("none", area=area)


def _close(fits: Iterable[Fit]) -> list[Fit]:
    """The best fits that are not told apart, one of each measure: the KPI, unless an activity fits much better, because its project was named."""
    best: dict[str, Fit] = {}
    for fit in fits:
        measure = fit.document.group or fit.document.project_id
        held = best.get(measure)
        if held is None or (fit.document.kpi and not held.document.kpi and fit.score >= held.score - CLOSE):
            best[measure] = fit
    ordered = sorted(best.values(), key=lambda fit: -fit.score)
    return [fit for fit in ordered if fit.score >= ordered[0].score - CLOSE]


def _match(kind: Kind, fits: Sequence[Fit], area: str) -> Match:
    documents = sorted((fit.document for fit in fits), key=lambda document: document.order)
    return Match(
        kind,
        ids=tuple(document.indicator_id for document in documents if document.indicator_id),
        project_ids=tuple(dict.fromkeys(document.project_id for document in documents if document.project_id)),
        score=max(fit.score for fit in fits),
        area=area,
    )


# --- parts of the index --------------------------------------------------------------------------------------------------


def _own_names(edition: Edition) -> frozenset[str]:
    """The city's own name out of the plan's title: 佐世保市 and 佐世保."""
    found = re.match(r"(.+?)(?:市|区|町|村|都|道|府|県)", normalise(edition.title))
    return frozenset((key(found[0]), key(found[1]))) if found else frozenset()


def _areas(edition: Edition) -> dict[str, str]:
    return {key(normalise(name)): area.id for area in edition.areas for name in (area.name, *area.aliases)}


def _measures_of(edition: Edition) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for area in edition.areas:
        indicators = [indicator for indicator in edition.indicators if indicator.area_id == area.id]
        kpis = [indicator for indicator in indicators if indicator.table is Table.KPI]
        found[area.id] = tuple(indicator.id for indicator in kpis or indicators)
    return found


def _pids(edition: Edition) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for project in edition.projects:
        for pid in project.pid.split():
            found[_squeeze(normalise(pid))].add(project.id)
    return {pid: frozenset(projects) for pid, projects in found.items()}


def _squeeze(text: str) -> str:
    return re.sub(r"[\s\[\]【】「」()]", "", text).lower().replace("ー", "-")


def _names_pid(squeezed: str, pid: str) -> bool:
    """観光1-1-4 is not named by 観光1-1-41, nor 推進1 by 推進1-2."""
    at = squeezed.find(pid)
    return at >= 0 and re.match(r"\d|[-/][\da-z]", squeezed[at + len(pid) :]) is None
