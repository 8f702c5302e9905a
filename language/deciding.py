"""From how well each document fits to what the question is about: one, several, something near, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from language.documents import Document
from language.lexicon import key
from language.question import Asks, Beyond, Question
from language.weighing import Fit

Kind = Literal["one", "several", "near", "none", "area"]

MOST_NEAR = 3
MOST_SEVERAL = 8
CLOSE = 0.12  # scores nearer than this are not told apart: the person is asked
NEAR_COVER = 0.5  # of a question's weight must be there for something similar to be offered
WISH_COVER = 0.45
SHORTEST_NAME = 3  # letters of a name that is looked for as it is printed
SURE = ("one", "several")
_OF_PROJECTS = (Asks.DEPARTMENT, Asks.SUMMARY)  # no figure is told: the only project that speaks of it is meant


@dataclass(frozen=True, slots=True)
class Match:
    """What a question is about.

    ``one``: this indicator, or with ``ids`` empty this project, which has none. ``several``: each of them fits. ``near``: they are similar,
    none is what was named. ``area``: nothing but a 分類 is named; ``ids`` are its KPIs, or its 活動指標 where it has no KPI. ``none``: the plan does
    not speak of it. ``ids`` stand in the plan's order, ``project_ids`` are the projects that they belong to. ``area`` is the 分類 that the
    question names, "" where it names none. ``score`` lies between 0 and 1.

    ``exact`` marks near ones whose own name was said: what was not understood is something beside it. ``beyond`` says what was asked of them that
    the plan does not print (a month, a sum, what was not done): the figure itself must not be told as the answer. ``together`` marks several that are each
    asked for (申請率と手続き数).
    """

    kind: Kind
    ids: tuple[str, ...] = ()
    project_ids: tuple[str, ...] = ()
    score: float = 0.0
    area: str = ""
    exact: bool = False
    beyond: frozenset[Beyond] = frozenset()
    together: bool = False


def decide(question: Question, fits: Sequence[Fit], area: str) -> Match:
    """What the question is about, from what fits it, the best first."""
    exact = close(fit for fit in fits if fit.exact and fit.verbatim) or close(fit for fit in fits if fit.exact)
    if exact:
        return stated(exact[:MOST_SEVERAL], area)
    parts = close(fit for fit in fits if fit.full and fit.alike and fit.counted)
    if len(parts) > 1:
        return stated(parts[:MOST_SEVERAL], area)
    if len(parts) == 1 and question.asks in _OF_PROJECTS:
        return stated(parts, area)
    most = max((fit.cover for fit in fits), default=0.0)
    spelled = close(
        fit for fit in fits if fit.cover == most and fit.kindred and not fit.strange and _spells(question, fit.document)
    )
    if spelled:
        return replace(match_of("near", spelled[:MOST_NEAR], area), exact=True)
    cover = WISH_COVER if question.asks is Asks.WISH else NEAR_COVER
    similar = [fit for fit in fits if fit.full] or [fit for fit in fits if fit.cover >= cover]
    near = close(fit for fit in similar if fit.kindred) or close(similar)
    return match_of("near", near[:MOST_NEAR], area) if near else Match("none", area=area)


def named_so(fits: Sequence[Fit], area: str) -> Match:
    """Documents of a printed name: sure, unless the only one is short for something that was not said."""
    best = close(fits)[:MOST_SEVERAL]
    if len(best) == 1 and not any(fit.counted for fit in fits):
        return replace(match_of("near", best, area), exact=True)
    return stated(best, area)


def stated(fits: Sequence[Fit], area: str) -> Match:
    """What fits, as sure as the figure says what was asked: with a month or a sum it is only near."""
    beyond = frozenset(one for fit in fits for one in fit.beyond)
    if beyond:
        return replace(match_of("near", fits[:MOST_NEAR], area), exact=True, beyond=beyond)
    return match_of("one" if len(fits) == 1 else "several", fits, area)


def close(fits: Iterable[Fit]) -> list[Fit]:
    """The best fits that are not told apart, one of each measure: the KPI, unless an activity fits much better, because its project was named."""
    best: dict[str, Fit] = {}
    for fit in fits:
        measure = fit.document.group or fit.document.project_id
        held = best.get(measure)
        if held is None or (fit.document.kpi and not held.document.kpi and fit.score >= held.score - CLOSE):
            best[measure] = fit
    ordered = sorted(best.values(), key=lambda fit: -fit.score)
    return [fit for fit in ordered if fit.score >= ordered[0].score - CLOSE]


def match_of(kind: Kind, fits: Sequence[Fit], area: str) -> Match:
    """A match of these documents, in the plan's order."""
    documents = sorted((fit.document for fit in fits), key=lambda document: document.order)
    return Match(
        kind,
        ids=tuple(document.indicator_id for document in documents if document.indicator_id),
        project_ids=tuple(dict.fromkeys(document.project_id for document in documents if document.project_id)),
        score=max(fit.score for fit in fits),
        area=area,
    )


def _spells(question: Question, document: Document) -> bool:
    """Whether the name, or an alias that means the same, stands in the question as it is."""
    said = key(question.asked)
    return any(len(name) >= SHORTEST_NAME and name in said for name in document.spelled)
