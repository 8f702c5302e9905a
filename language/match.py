"""Which indicator or project a question is about, and whether it is about one at all."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import nlargest

from language import readings
from language.clauses import points_back
from language.counting import Sought, counts_it, sought
from language.deciding import (
    MOST_NEAR,
    MOST_SEVERAL,
    SHORTEST_NAME,
    SURE,
    Match,
    close,
    decide,
    match_of,
    named_so,
    stated,
)
from language.documents import Document, Field, Vocabulary, build
from language.gist import Gist
from language.heads import head_of_question
from language.lexicon import LIGHT, key, sound
from language.normalise import normalise
from language.pairs import parts
from language.question import Asks, Beyond, Question, part_of
from language.reader import Reader
from language.weighing import LIGHTNESS, Fit, Unit, kindred, unprinted, weigh, words_of
from plan.model import Edition, Table

__all__ = ["MOST_NEAR", "Index", "Match"]

WEIGHED = 60  # documents that share the most with a question are weighed, the rest is not looked at
LONGEST_NAME = 40  # letters of a name that is looked for as it is printed
LONGEST_TEXT = 80  # letters of a question that names are looked for in
_BESIDE = re.compile("と|や|、|・|どっち|どちら")
_IS_A_PLACE = "(?:川|公園|駅|港|橋|湾|島|山|城|[小中高]学校|高校|病院|図書館)"  # 佐世保川 is not the whole of 佐世保
_BRACKETED = re.compile(r"\([^()]*\)")


class Index:
    """The search index of one edition; immutable once built, which takes about a millisecond an indicator."""

    def __init__(self, edition: Edition, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        self._documents = documents
        self._spellings = vocabulary.spellings
        self._measures_of = _measures_of(edition)
        self._names = {indicator.id: key(normalise(indicator.name)) for indicator in edition.indicators}
        self._siblings = {(self._names[i.id], i.area_id): i.id for i in reversed(edition.indicators)}
        self._pids = _pids(edition)
        self._spelled = _spelled(documents)
        self._holders: dict[str, dict[int, None]] = defaultdict(dict)
        for number, document in enumerate(documents):
            for word in document.words.keys() | document.aliased:
                self._holders[word][number] = None
        size = len(documents)
        self._rarity = {word: math.log((size + 1) / (len(held) + 0.5)) for word, held in self._holders.items()}
        self._reader = Reader(edition, vocabulary, self._rarity, math.log(2 * size + 2))
        self._gist = Gist(edition, documents)

    @classmethod
    def build(cls, edition: Edition) -> Index:
        return cls(edition, *build(edition))

    def sibling(self, indicator_id: str, area_id: str) -> str:
        """The indicator of the same name in another area, the KPI before an activity; "" where there is none."""
        return self._siblings.get((self._names.get(indicator_id, ""), area_id), "")

    def unprinted(self, question: Question, indicator_id: str) -> frozenset[Beyond]:
        """What the question asks of this indicator that its printed figures do not say, for a question that names none."""
        found = (unprinted(question, one) for one in self._documents if one.indicator_id == indicator_id)
        return next(found, frozenset())

    def counts(self, question: Question, indicator_id: str) -> bool:
        """Whether the indicator counts what a question that does not name it asks for: no 何人 of a rate, no 割合 of a count."""
        found = (one for one in self._documents if one.indicator_id == indicator_id)
        return all(kindred(question, one) and counts_it(question, one, one.counted) for one in found)

    def unheard(self, question: Question, indicator_ids: Sequence[str] = ()) -> tuple[str, ...]:
        """The words of a question, as typed, that none of these indicators has; without any, that the whole plan has not. Kana alone says too little to be one."""
        told = [one for one in self._documents if one.indicator_id and one.indicator_id in indicator_ids]
        named = {word for one in told for word, where in one.words.items() if where >= Field.PLACE}
        held = named.union(*(one.aliased for one in told)) if indicator_ids else None
        return self._reader.unheard(question.words, held)

    def find(self, question: Question) -> Match:
        """What the question is about. Never a guess: "one" and "several" have every content word that was said."""
        if question.aside and points_back(question.words):  # モデルコースを見ました。あのサイトを見た人は
            question = replace(question, words=f"{question.aside} {question.words}", aside="")
        by_pid = self._by_pid(question)
        if by_pid is not None:
            return by_pid
        found = self._named_alone(question)
        if found is None:
            alone = self._find(question, question.words)
            found = self._both(question, alone) or alone
        if question.aside:
            found = self._with_aside(question, found)
        settled = found.kind in SURE or found.kind == "area" or found.exact
        return self._of_each_area(question, found if settled else self._everyday(question, found))

    def _everyday(self, question: Question, found: Match) -> Match:
        """What the everyday words are about, where no name was said; what is only similar (``found``) gives way to it."""
        elsewhere = self._elsewhere(f"{question.aside} {question.words}")
        together = f"{question.aside} {question.words}" if question.aside else question.words
        for words in dict.fromkeys((question.words, together)):
            meant = self._gist.find(question, self._sought(question), words, elsewhere)
            if meant.kind in SURE or meant.beyond:
                return replace(meant, area=found.area)
            if meant.kind == "near":
                found = replace(meant, area=found.area)
        return found

    def _with_aside(self, question: Question, found: Match) -> Match:
        """What was said before the question chooses between several, and is looked up where the question alone says too little."""
        if found.kind == "several":
            return self._within(found, self._reader.area_in(self._reader.pieces(question.aside)))
        if found.kind == "one":
            return found
        wider = self._find(question, f"{question.aside} {question.words}")
        return wider if wider.kind in SURE else found

    def _of_each_area(self, question: Question, found: Match) -> Match:
        """窓口と福祉の申請率はどっちが高い: the like of the one that was found in each 分類 that is named beside another."""
        if found.kind not in SURE or found.together or not found.ids or not _BESIDE.search(question.words):
            return found
        pieces = self._reader.pieces(question.words)
        areas = dict.fromkeys(area for piece in pieces if (area := self._reader.area_of(piece)))
        if found.kind == "several":
            within = [one.area_id for one in self._documents if one.indicator_id in found.ids]
            return replace(found, together=len(areas) > 1 and sorted(within) == sorted(areas))
        ids = dict.fromkeys(id_ for area in areas if (id_ := self.sibling(found.ids[0], area)))
        return self._together(list(ids)) if len(ids) > 1 else found

    def _within(self, found: Match, area: str) -> Match:
        """Those of several that lie in the 分類 that was spoken of before; all where none does."""
        fits = [Fit(one) for one in self._documents if one.indicator_id in found.ids and one.area_id == area]
        return match_of("one" if len(fits) == 1 else "several", fits, area) if fits else found

    def _find(self, question: Question, words: str) -> Match:
        pieces = self._reader.pieces(words)
        area = self._reader.area_in(pieces)
        if (
            area
            and question.measure is None
            and all(self._reader.area_of(piece) or piece.key in LIGHT for piece in pieces)
        ):
            return Match("area", self._measures_of.get(area, ()), (), 1.0, area)
        units = self._reader.units(self._reader.joined(pieces, words))
        fits = sorted(self._fits(question, self._sought(question), units), key=lambda fit: -fit.score)
        elsewhere = self._elsewhere(words)
        return decide(
            question, [fit for fit in fits if all(place in fit.document.written for place in elsewhere)], area
        )

    def _both(self, question: Question, found: Match) -> Match | None:
        """Two things that are asked for at once: each of them, where each is sure by itself. 申請率と手続き数, 道路と河川の箇所数."""
        if question.asks not in (Asks.FIGURE, Asks.SERIES):
            return None
        for sides in parts(question.words):
            matches: list[Match] = []
            for side in sides:
                match = self._side(question, side)
                if match.kind not in SURE:
                    break
                matches.append(match)
            ids = [id_ for match in matches for id_ in match.ids]
            if (
                len(matches) == len(sides)
                and all(set(match.ids) < set(ids) for match in matches)
                and not (found.kind in SURE and set(ids) <= set(found.ids))
            ):
                return self._together(ids)
        return None

    def _side(self, question: Question, words: str) -> Match:
        """What one side of a joint asks for by itself; nothing where the question counts and the side neither counts nor is a name."""
        part = part_of(question, words)
        named = self._by_name(part, words)
        if named is None and part.measure is None and question.measure is not None:
            return Match("none")
        return named or self._find(part, words)

    def _together(self, ids: Sequence[str]) -> Match:
        fits = close(Fit(document) for document in self._documents if document.indicator_id in ids)
        return replace(match_of("several" if len(fits) > 1 else "one", fits[:MOST_SEVERAL], ""), together=True)

    def _named_alone(self, question: Question) -> Match | None:
        """What is named, unless the same words say as much of others: 手続き数, printed once, said with オンライン as three KPIs are called."""
        named = self._by_name(question, question.words)
        if named is None or named.kind != "one" or self._is_kpi(named.ids):
            return named
        others = self._find(question, question.words)
        return others if others.kind == "several" and self._measures(named.ids) <= self._measures(others.ids) else named

    def _is_kpi(self, ids: Iterable[str]) -> bool:
        return all(document.kpi for document in self._documents if document.indicator_id in ids)

    def _measures(self, ids: Iterable[str]) -> set[str]:
        return {document.group for document in self._documents if document.indicator_id in ids}

    def _by_name(self, question: Question, words: str) -> Match | None:
        """The documents whose printed name stands in the text, with nothing beside it but where it stands: their area, department or project."""
        said, places = _compared(words)
        for start, end in _stretches(said):
            held = self._spelled.get(said[start:end])
            if held is None:
                continue
            beside = f"{words[: places[start]]} {words[places[end - 1] + 1 :]}"
            rest, elsewhere = self._reader.pieces(beside), self._elsewhere(beside)
            units = self._reader.units(rest)
            documents = [self._documents[number] for number in held]
            fits = [
                Fit(
                    document,
                    verbatim=True,
                    counted=self._says_all(document, units),
                    beyond=unprinted(question, document),
                )
                for document in documents
                if _stands_there(document, units)
                and all(place in document.written for place in elsewhere)
                and kindred(question, document)
                and counts_it(question, document, document.counted)
            ]
            if fits:
                return named_so(fits, self._reader.area_in(rest))
        return None

    def _says_all(self, document: Document, units: Sequence[Unit]) -> bool:
        """False for a name that shortens the KPI's, is said without the KPI's own words, and could as well be short for another measure."""
        fuller = (document.measured - LIGHT) - {word for word, where in document.words.items() if where is Field.NAME}
        said = words_of(units)
        if not fuller or fuller <= said or any(title.words <= said for title in document.titles if not title.measured):
            return True
        twins = (twin for twin in self._documents if twin.kpi and twin.group == document.group)
        if any(document.spelled[0] in twin.spelled for twin in twins):
            return True
        own = (document.measured - fuller) - LIGHT
        sharing = {
            self._documents[number].group
            for word in own
            for number in self._holders.get(word, ())
            if word in self._documents[number].counted
        }
        return own != set() and sharing <= {document.group}

    def _by_pid(self, question: Question) -> Match | None:
        squeezed = _squeeze(question.text)
        named = [pid for pid in self._pids if _names_pid(squeezed, pid)]
        if not named:
            return None
        projects = self._pids[max(named, key=len)]
        documents = [document for document in self._documents if document.project_id in projects]
        fits = [Fit(document, beyond=unprinted(question, document)) for document in documents]
        return stated(fits, documents[0].area_id)

    # --- what a question says

    def _sought(self, question: Question) -> Sought:
        return sought(head_of_question(readings.words(_BRACKETED.sub("", question.asked))), self._spellings)

    def _elsewhere(self, words: str) -> frozenset[str]:
        """Other places that the question names: what does not speak of them is not meant, however near it is."""
        named = (key(word.written) for word in readings.words(words) if word.place and len(word.written) > 1)
        of_its_own = (key(hit[0]) for city in self._reader.city for hit in re.finditer(city + _IS_A_PLACE, key(words)))
        return frozenset((*(place for place in named if place not in self._reader.city), *of_its_own))

    def _fits(self, question: Question, asked: Sought, units: Sequence[Unit]) -> Iterator[Fit]:
        shared, said = self._shared(units), words_of(units)
        for number in nlargest(WEIGHED, shared, key=shared.__getitem__):
            fit = weigh(self._documents[number], question, asked, units, said, self._rarity)
            if fit is not None:
                yield fit

    def _shared(self, units: Sequence[Unit]) -> dict[int, float]:
        """The documents that share words with the question, by the weight of these. The rarest words choose them; a common word only adds to enough chosen ones."""
        words: dict[str, float] = {}
        for unit in units:
            for word in (*unit.meant, *(word for similar in unit.like for word in similar)):
                words[word] = self._rarity.get(word, 0.0) * (LIGHTNESS if unit.light else 1.0)
        shared: dict[int, float] = {}
        for word in sorted(words, key=words.__getitem__, reverse=True):
            held = self._holders.get(word, {})
            chosen = held if len(shared) < WEIGHED or len(held) < len(shared) else shared.keys() & held.keys()
            for number in chosen:
                shared[number] = shared.get(number, 0.0) + words[word]
        return shared


# --- names in a text -----------------------------------------------------------------------------------------------------


def _stands_there(document: Document, units: Sequence[Unit]) -> bool:
    """Whether all that is said beside a printed name says where it stands. A word of its definition may as well limit it: 外国人向けの of a 情報発信チャネル数."""
    return all(
        any(document.words.get(word, Field.FORMULA) >= Field.PLACE or word in document.aliased for word in unit.meant)
        for unit in units
    )


def _compared(text: str) -> tuple[str, list[int]]:
    """A text as it is compared, and for each of its letters where it stands in the text."""
    heard = [(compared, place) for place, letter in enumerate(text) if (compared := sound(letter))]
    return "".join(letter for letter, _ in heard), [place for _, place in heard]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where a name may stand in a text, the longest stretches first."""
    size = min(len(text), LONGEST_TEXT)
    for length in range(min(size, LONGEST_NAME), SHORTEST_NAME - 1, -1):
        for start in range(size - length + 1):
            yield start, start + length


# --- parts of the index --------------------------------------------------------------------------------------------------


def _measures_of(edition: Edition) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for area in edition.areas:
        indicators = [indicator for indicator in edition.indicators if indicator.area_id == area.id]
        kpis = [indicator for indicator in indicators if indicator.table is Table.KPI]
        found[area.id] = tuple(indicator.id for indicator in kpis or indicators)
    return found


def _spelled(documents: Sequence[Document]) -> dict[str, tuple[int, ...]]:
    """Printed names → the documents of that name."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        if document.indicator_id and document.spelled:
            found[document.spelled[0]].append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}


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
