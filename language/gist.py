"""What a question in everyday words is about: an indicator whose paraphrase is said, when nothing beside it can mean something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from language import readings
from language.clauses import NOT, Clause, clauses, naming
from language.concepts import CONCEPTS, CONTRARY, HARMLESS
from language.counting import Sought, counts_another, counts_it
from language.deciding import MOST_NEAR, MOST_SEVERAL, Match, match_of, stated
from language.documents import Document
from language.heads import head_of_question
from language.lexicon import LIGHT, SAME, key
from language.normalise import normalise
from language.question import Question
from language.reader import own_names
from language.weighing import Fit, kindred, unprinted
from plan.model import Edition, Paraphrase

Words = tuple[str, ...]
_COUNTERS = "件|回|人|名|[かヶ箇カ]所|施設|校|台|時間|言語|語|軒|戸|業務|[かヶ箇カ]?国|個|隻|枚|種|冊|項目|事業|システム|チャ[ネン]|拠点|地点|窓口|館|社|団体|世帯|学校|手続|本|通|つ|%|パー|割|点|名|くらい|ぐらい|ですか|です|だ|$"
_NOT_PLAIN = re.compile(
    r"(?:数|率|割合|度)と[^、。\s]{1,20}(?:数|率|割合|度)"  # two things
    r"|(?<![にし])より(?!多|少|高|低)|(?:では|じゃ)な[くい](?!です|でしょ|か)|以外|もし|には[?？]?$"
    rf"|何(?!{_COUNTERS})|何(?!項目|%|割)\S{{1,2}}(?:目|まで|から)"  # 何歳, 何回目, 何人まで
)
"""Questions whose words may all be known, and that ask for something else all the same."""
_ANY_THING = ("本", "種類", "種", "項目", "点")  # people count what has no counter of its own with these
_THINGS = ("件", "業務", "種類", "項目", "事業", "システム", "チャネル")
MOST_UNKNOWN = 0.5  # of the words beside a paraphrase may be unknown for it to be offered


@dataclass(frozen=True, slots=True)
class _Core:
    """One paraphrase: for each of its groups the alternatives, each as a run of words. All documents of ``numbers`` are called so."""

    groups: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A document whose paraphrase was said: the places in the question that it took, and how many words beside them it does not know."""

    number: int
    places: frozenset[int]
    unknown: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a question wants: the thing that it counts (学校 of 学校の割合), or what those do whom it counts (利用 of 利用者の割合), "" where it says none;
    ``elsewhere`` are other places that it names."""

    question: Question
    asked: Sought
    thing: str
    doing: str
    elsewhere: frozenset[str]


class Gist:
    """The paraphrases of an edition; made at the first question that its names do not answer."""

    def __init__(self, edition: Edition, documents: Sequence[Document]) -> None:
        self._edition = edition
        self._documents = documents
        self._known: dict[int, frozenset[str]] = {}
        self._names: dict[int, frozenset[str]] = {}

    def find(self, question: Question, asked: Sought, words: str, elsewhere: frozenset[str] = frozenset()) -> Match:
        """What the words are about: sure only when every word of them is the paraphrase's, is known to stand around it or says nothing. "none" without a paraphrase.

        ``asked`` is what the question counts, ``elsewhere`` are other places that it names: what counts something else or does not name them too is not meant.
        """
        wanted = _Wanted(question, asked, *_head(question), elsewhere)
        said = clauses(words)
        flat = [word for clause in said for word in clause.words]
        found = self._nearest([one for one in self._said(said) if self._fits(one, wanted, flat)])
        fits = [self._fit(one, question, len(flat)) for one in found if one.unknown <= MOST_UNKNOWN * len(flat)]
        if not fits:
            return Match("none")
        sure = [fit for fit in fits if fit.full]
        if sure and not _NOT_PLAIN.search(words):
            return stated(sure[:MOST_SEVERAL], "")
        return match_of("near", fits[:MOST_NEAR], "")

    def _named(self, one: _Said, words: Sequence[str]) -> frozenset[str]:
        """The words that say what is counted: the paraphrase as it was said, and the names."""
        if one.number not in self._names:
            indicator = self._edition.indicator[self._documents[one.number].indicator_id]
            project = self._edition.project.get(indicator.project_id)
            names = [indicator.name, *indicator.aliases, *((project.name, *project.aliases) if project else ())]
            self._names[one.number] = frozenset(word for name in names for word in naming(normalise(name)))
        return self._names[one.number] | {words[place] for place in one.places}

    def _fits(self, one: _Said, wanted: _Wanted, words: Sequence[str]) -> bool:
        """Whether the document counts what is wanted, in a unit that can be meant, of those that are named, and where."""
        document, question = self._documents[one.number], wanted.question
        if question.counter in _ANY_THING and document.unit in _THINGS:
            question = replace(question, counter="")
        return (
            kindred(question, document)
            and counts_it(question, document, document.counted)
            and not counts_another(self._asked_of(wanted.asked, document), question, document, document.counted)
            and (not wanted.thing or wanted.thing in self._named(one, words))
            and (not wanted.doing or wanted.doing in document.measured | document.counted)
            and all(place in document.written for place in wanted.elsewhere)
        )

    def _asked_of(self, asked: Sought, document: Document) -> Sought:
        """What is counted, where the document's own word for it is another: 使用割合 of a 利用率, 解析した割合 of what its paraphrases call 解析."""
        alike = {
            word
            for word in document.counted
            for one in asked.last
            if word in _same().get(one, ()) or one in _same().get(word, ())
        }
        if not alike and not asked.last & LIGHT and asked.last <= self._words_known(document.order):
            alike = set(document.counted)
        return replace(asked, last=asked.last | alike, acts=())

    def _fit(self, one: _Said, question: Question, size: int) -> Fit:
        document = self._documents[one.number]
        score = 1 - one.unknown / max(size, 1)
        return Fit(document, score, full=not one.unknown, beyond=unprinted(question, document))

    def _said(self, said: Sequence[Clause]) -> Iterator[_Said]:
        """Every document with a paraphrase of which all groups are said, with the paraphrase that takes most of the words."""
        words = tuple(word for clause in said for word in clause.words)
        tells = [clause.tells for clause in said for _ in clause.words]
        hits: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for at, word in enumerate(words):
            for core, group, run in self._starts.get(word, ()):
                if words[at : at + len(run)] == run:
                    hits[core][group].update(range(at, at + len(run)))
        points = any(clause.points and not clause.tells for clause in said)
        best: dict[int, _Said] = {}
        for core, groups in hits.items():
            if len(groups) < self._cores[core].groups:
                continue
            places = frozenset(at for taken in groups.values() for at in taken)
            for number in self._cores[core].numbers:
                known = self._words_known(number)
                # あのサイト: what is pointed to must be a part of the paraphrase, or else understood
                aside = not points or any(tells[at] for at in places)
                unknown = sum(
                    at not in places and not (aside and tells[at]) and word not in known
                    for at, word in enumerate(words)
                )
                one, held = _Said(number, places, unknown), best.get(number)
                if held is None or (one.unknown, -len(one.places)) < (held.unknown, -len(held.places)):
                    best[number] = one
        yield from best.values()

    def _nearest(self, found: Sequence[_Said]) -> list[_Said]:
        """Those that no other one says more of, one of each measure, the KPI first; those that leave less unknown first."""
        most = [
            one
            for one in found
            if not any(one.places < other.places and one.unknown >= other.unknown for other in found)
        ]
        of_measure: dict[str, _Said] = {}
        for one in sorted(most, key=lambda one: (one.unknown, not self._documents[one.number].kpi, one.number)):
            of_measure.setdefault(self._documents[one.number].group, one)
        return list(of_measure.values())

    # --- the index

    @cached_property
    def _rows(self) -> Mapping[Paraphrase, tuple[int, ...]]:
        rows: dict[Paraphrase, list[int]] = defaultdict(list)
        for number, document in enumerate(self._documents):
            indicator = self._edition.indicator.get(document.indicator_id)
            for row in indicator.paraphrases if indicator else ():
                rows[row].append(number)
        return {row: tuple(numbers) for row, numbers in rows.items()}

    @cached_property
    def _cores(self) -> tuple[_Core, ...]:
        return tuple(_Core(len(row.core), numbers) for row, numbers in self._rows.items())

    @cached_property
    def _starts(self) -> Mapping[str, tuple[tuple[int, int, Words], ...]]:
        """First word of an alternative → the core, the group and the whole alternative."""
        starts: dict[str, dict[tuple[int, int, Words], None]] = defaultdict(dict)
        for core, row in enumerate(self._rows):
            for group, alternatives in enumerate(row.core):
                for run in (run for one in alternatives for run in _read(one)):
                    starts[run[0]][core, group, run] = None
        return {word: tuple(found) for word, found in starts.items()}

    def _words_known(self, number: int) -> frozenset[str]:
        """All words that may stand in a question about a document."""
        if number not in self._known:
            own = frozenset(self._own_words(self._documents[number]))
            self._known[number] = (_harmless() | own) - _contrary() - {NOT}
        return self._known[number]

    def _own_words(self, document: Document) -> Iterator[str]:
        indicator = self._edition.indicator[document.indicator_id]
        area = self._edition.area[document.area_id]
        project = self._edition.project.get(document.project_id)
        texts = [
            indicator.name,
            indicator.unit,
            indicator.numerator,
            indicator.denominator,
            *indicator.aliases,
        ]
        texts += [area.name, *area.aliases, *own_names(self._edition)]
        if project:
            texts += [project.name, project.department, *project.aliases]
        for word in naming(" ".join(map(normalise, texts))):
            yield word
            yield from _same().get(word, ())
        for row in indicator.paraphrases:
            for one in (*row.around, *(one for group in row.core for one in group)):
                for run in _read(one):
                    yield from () if NOT in run else run  # 判子を押さずに: 押す alone says the contrary


def _head(question: Question) -> tuple[str, str]:
    """The thing that is counted, and what those do who are; "" for people at large, and where no word counts."""
    head = head_of_question(readings.words(question.asked)).words
    if not head:
        return "", ""
    last = head[-1]
    if last.suffix:
        return "", _telling(head[-2]) if len(head) > 1 and head[-2].act else ""
    return _telling(last) if last.noun and last.naming and not last.act else "", ""


def _telling(word: readings.Word) -> str:
    form = key(normalise(word.spelling))
    return "" if form in _harmless() else form


@cache
def _read(text: str) -> tuple[Words, ...]:
    """A word or phrase of a paraphrase, and what people say for it, as runs of words."""
    plain = normalise(text)
    said = [plain, *_equal().get(key(plain), ()), *_concepts().get(naming(plain), ())]
    return tuple(dict.fromkeys(run for one in said if (run := naming(one))))


@cache
def _concepts() -> Mapping[Words, tuple[str, ...]]:
    return {naming(normalise(head)): words for head, words in CONCEPTS.items()}


@cache
def _equal() -> Mapping[str, tuple[str, ...]]:
    return {key(normalise(word)): group for group in SAME for word in group}


@cache
def _same() -> Mapping[str, frozenset[str]]:
    """A word of the plan's own names → the words that are equal to it, or that people say for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in (*SAME, *((head, *words) for head, words in CONCEPTS.items())):
        runs = [naming(normalise(word)) for word in group]
        for word in runs[0]:
            found[word].update(part for run in runs for part in run)
    return {word: frozenset(words) for word, words in found.items()}


@cache
def _contrary() -> frozenset[str]:
    return frozenset(form for word in CONTRARY for form in naming(word))


@cache
def _harmless() -> frozenset[str]:
    return frozenset(form for word in HARMLESS for form in (key(word), *naming(word)[:1])) | LIGHT
