"""Plain ways to find an indicator by its name: rapidfuzz WRatio and ratio, tf-idf on character n-grams; and our own matcher on the same names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from language.match import Index
from language.normalise import normalise
from language.question import Asks, read_question
from plan.model import Edition

Found = tuple[str, str]  # an indicator's name and its 分類
Scores = Callable[[str], Sequence[float]]  # one score a name, from 0 to 1


@dataclass(frozen=True, slots=True)
class Sought:
    """A question with the indicator that it is about, None where no figure is due."""

    text: str
    today: date
    wanted: Found | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many questions found their indicator, of how many, and how many got one that they must not."""

    name: str
    found: int
    sought: int
    wrong: int
    refused: int  # of the questions without a figure, how many got none
    unanswerable: int


def names_of(edition: Edition) -> list[Found]:
    return [(indicator.name, edition.area[indicator.area_id].name) for indicator in edition.indicators]


def baselines(names: Sequence[Found]) -> dict[str, Scores]:
    """Each scores a question against 分類 and name of every indicator."""
    texts = [normalise(f"{area}の{name}") for name, area in names]
    return {
        "rapidfuzz WRatio": lambda text: [fuzz.WRatio(text, other) / 100 for other in texts],
        "rapidfuzz ratio": lambda text: [fuzz.ratio(text, other) / 100 for other in texts],
        "tf-idf, 1- to 3-grams": _tf_idf(texts),
    }


def _tf_idf(texts: Sequence[str]) -> Scores:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3))
    matrix = vectorizer.fit_transform(texts)

    def score(text: str) -> Sequence[float]:
        scores: list[float] = (matrix @ vectorizer.transform([text]).T).toarray().ravel().tolist()
        return scores

    return score


def measure_baseline(name: str, score: Scores, names: Sequence[Found], asked: Sequence[Sought]) -> Outcome:
    """A baseline with the threshold that serves it best on these very questions: more than it could know."""
    best = [_best(score(normalise(question.text)), names) for question in asked]
    thresholds = sorted({0.0, *(mark + 1e-9 for mark, _ in best)})
    outcomes = (
        _count(name, asked, [found if mark >= threshold else None for mark, found in best]) for threshold in thresholds
    )
    return max(outcomes, key=lambda outcome: outcome.found + outcome.refused)


def _best(scores: Sequence[float], names: Sequence[Found]) -> tuple[float, Found]:
    at = max(range(len(names)), key=scores.__getitem__)
    return scores[at], names[at]


def measure_ours(edition: Edition, asked: Sequence[Sought]) -> Outcome:
    index = Index.build(edition)
    given: list[Found | None] = []
    for question in asked:
        read = read_question(question.text, question.today)
        match = index.find(read)
        if match.kind == "one" and match.ids and read.asks in (Asks.FIGURE, Asks.SERIES):
            indicator = edition.indicator[match.ids[0]]
            given.append((indicator.name, edition.area[indicator.area_id].name))
        else:
            given.append(None)
    return _count("ours", asked, given)


def _count(name: str, asked: Sequence[Sought], given: Sequence[Found | None]) -> Outcome:
    pairs = [(question.wanted, found) for question, found in zip(asked, given, strict=True)]
    return Outcome(
        name,
        found=sum(wanted is not None and _same(wanted, found) for wanted, found in pairs),
        sought=sum(wanted is not None for wanted, _ in pairs),
        wrong=sum(found is not None and not _same(wanted, found) for wanted, found in pairs),
        refused=sum(wanted is None and found is None for wanted, found in pairs),
        unanswerable=sum(wanted is None for wanted, _ in pairs),
    )


def _same(wanted: Found | None, found: Found | None) -> bool:
    return wanted is not None and found is not None and tuple(map(_key, wanted)) == tuple(map(_key, found))


def _key(text: str) -> str:
    return normalise(text).replace(" ", "")
