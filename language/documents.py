"""A plan's indicators and projects as the matcher sees them: documents of words, and the vocabulary that they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from language import readings
from language.heads import LIGHT_VERBS, head_of_name
from language.lexicon import COUNTING, LIGHT, LIKE, SAME, key
from language.normalise import normalise
from language.question import Measure
from language.segment import FILLERS, Script, cut, script_of
from language.verbs import NOUNS
from plan.model import Accumulation, Edition, Indicator, Project, Table

SHORTEST_READING = 3  # a reading of two kana would be found inside other words


class Field(IntEnum):
    """Where in a document a word stands; the higher, the more it says."""

    FORMULA = 1  # 算出式・設定根拠
    PART = 2  # numerator and denominator of a rate
    PLACE = 3  # area and department
    REMARK = 4  # what a name carries in brackets
    PROJECT = 5
    NAME = 6


@dataclass(frozen=True, slots=True)
class Title:
    """One of the names that a document goes by, as words."""

    words: frozenset[str]
    heads: tuple[frozenset[str], ...] = ()  # the compounds that are counted; a name with a stroke has two
    alias: bool = False
    measured: bool = True  # it names what is measured, not only the project
    whole: bool = True  # False for a 活動指標 without its project: 閲覧回数
    heavy: frozenset[str] = field(init=False)  # its words without those that only say how something is counted

    def __post_init__(self) -> None:
        object.__setattr__(self, "heavy", self.words - LIGHT)


@dataclass(frozen=True)
class Document:
    """One indicator, or a project without one. ``words`` says for each word where it stands best."""

    indicator_id: str
    project_id: str
    area_id: str
    kpi: bool
    order: int
    titles: tuple[Title, ...]
    words: Mapping[str, Field]
    measures: frozenset[Measure]
    unit: str
    accumulation: Accumulation | None
    measured: frozenset[str]  # the words of what is measured
    counted: frozenset[str]  # what its names say right before the word that counts
    acts: frozenset[str]  # all words of the names of what is measured
    aliased: frozenset[str]  # the words of its aliases
    spelled: tuple[str, ...]  # its printed name and the aliases of what it measures, as they are compared
    parts: tuple[str, ...]  # the numerators and denominators that the rates of its area print, as they are compared
    of_staff: bool  # it lies in an area that is about the work of the staff
    group: str  # documents of one measure share it
    written: str  # its names as they are compared, for places that they name


@dataclass
class Vocabulary:
    """Every spelling that a word of the plan may come in → the words meant; a word goes by the key of its first spelling."""

    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    like: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def add(self, spelling: str, *words: str) -> None:
        known = self.spellings.get(spelling, ())
        self.spellings[spelling] = known + tuple(word for word in words if word not in known)


_CANONICAL = {key(word): key(group[0]) for group in SAME for word in group}
_KANA_ENDING = re.compile("[ぁ-ゖ]+$")
_BRACKETED = re.compile(r"\([^()]*\)")


def canonical(word: str) -> str:
    return _CANONICAL.get(word, word)


def build(edition: Edition) -> tuple[tuple[Document, ...], Vocabulary]:
    """All documents of an edition in the plan's order, and their vocabulary."""
    vocabulary = _vocabulary(edition)
    surroundings = _Surroundings(edition, vocabulary, _groups(edition), _departments(edition), _parts(edition))
    documents = (_document(surroundings, order, *subject) for order, subject in enumerate(_subjects(edition)))
    return tuple(documents), vocabulary


def _subjects(edition: Edition) -> Iterator[tuple[Indicator | None, Project | None]]:
    for indicator in edition.indicators:
        yield indicator, edition.project.get(indicator.project_id)
    for project in edition.projects:
        if not project.indicator_id:
            yield None, project


def _groups(edition: Edition) -> dict[str, str]:
    """Indicator → the first one of the same measure: those that the edition says are the same, and a KPI and an activity of one name in one area."""
    first: dict[str, str] = {}
    by_name: dict[tuple[str, str], str] = {}
    for indicator in edition.indicators:
        same = [other for other in indicator.same_as if other in first]
        name = (indicator.area_id, key(normalise(indicator.name)))
        if same:
            first[indicator.id] = first[same[0]]
        elif indicator.table is Table.ACTIVITY and name in by_name:
            first[indicator.id] = first[by_name[name]]
        else:
            first[indicator.id] = indicator.id
        if indicator.table is Table.KPI:
            by_name.setdefault(name, indicator.id)
    return first


# --- vocabulary --------------------------------------------------------------------------------------------------------


def _vocabulary(edition: Edition) -> Vocabulary:
    vocabulary = Vocabulary()
    for text in _texts(edition):
        before = ("", "")
        for written, reading in _glued(readings.words(text)):
            spelling, sounded = key(written), key(normalise(reading))
            if (
                written not in NOUNS
                and len(spelling) > 1 - (script_of(written[0]) is not Script.HIRAGANA)
                and (spelling not in FILLERS or spelling in _CANONICAL)
            ):
                _add_word(vocabulary, written, sounded)
                _add_pair(vocabulary, before, (spelling, sounded))
            before = (spelling, sounded)
    for area in edition.areas:
        core = {canonical(key(word.written)) for word in readings.words(normalise(area.name)) if word.content}
        for name in (area.name, *area.aliases):
            spelling = key(normalise(name))
            parts = (canonical(key(word.written)) for word in readings.words(normalise(name)))
            vocabulary.add(spelling, spelling, *(part for part in parts if part in core))
    for group in SAME:
        for spelling in group:
            for spelled in (key(spelling), heard(spelling)):
                if len(spelled) >= SHORTEST_READING or spelled == key(spelling):
                    vocabulary.spellings.setdefault(spelled, (key(group[0]),))
    known = {word for words in vocabulary.spellings.values() for word in words}
    for form, nouns in NOUNS.items():
        vocabulary.spellings.setdefault(
            key(form), tuple(word for noun in nouns if (word := canonical(key(noun))) in known)
        )
    for spelling, meant in LIKE:
        words = tuple(canonical(key(word)) for word in meant.split())
        if all(word in known for word in words):
            vocabulary.like[key(spelling)] = (*vocabulary.like.get(key(spelling), ()), words)
            vocabulary.spellings.setdefault(key(spelling), (key(spelling),))
            sounded = heard(spelling)
            if len(sounded) >= SHORTEST_READING and not any(
                len(piece.known) > 1 for piece in cut(sounded, vocabulary.spellings)
            ):  # 電子決済 sounds like 電子決裁
                vocabulary.spellings.setdefault(sounded, (key(spelling),))
    for words in [words for sounded, words in vocabulary.spellings.items() if script_of(sounded[0]) is Script.HIRAGANA]:
        alike = [word for word in words if len(word) > 1 and all(script_of(letter) is Script.KANJI for letter in word)]
        for word in alike if len(alike) > 1 else ():
            others = tuple((other,) for other in alike if other != word)  # 決済, 決裁
            vocabulary.like[word] = (*vocabulary.like.get(word, ()), *others)
    return vocabulary


def _glued(words: Iterable[readings.Word]) -> Iterator[tuple[str, str]]:
    """Content words with their readings; a single kanji stays with the word before it (旅行客), where it means something, and ホーム with ページ, which are one word."""
    held: tuple[str, str] | None = None
    for word in words:
        single = len(word.written) == 1 and script_of(word.written) is Script.KANJI and key(word.written) not in LIGHT
        if held and word.content and (single or key(held[0] + word.written) in _CANONICAL):
            held = (held[0] + word.written, held[1] + word.reading)
            continue
        if held:
            yield held
        held = (word.written, word.reading) if word.content and word.spelling not in LIGHT_VERBS else None
    if held:
        yield held


def _add_word(vocabulary: Vocabulary, written: str, reading: str) -> None:
    spelling = key(written)
    word = canonical(spelling)
    vocabulary.add(spelling, word)
    if len(reading) >= SHORTEST_READING and reading not in FILLERS:
        vocabulary.add(reading, word)
    if spelling.endswith("化") and script_of(spelling[-2:-1] or "化") is Script.HIRAGANA:
        vocabulary.add(f"{spelling[:-1]}か", word)  # 見えるか
    stem = key(_KANA_ENDING.sub("", written))
    if 2 <= len(stem) < len(spelling) and script_of(stem[-1]) is Script.KANJI:
        vocabulary.add(stem, word)


def _add_pair(vocabulary: Vocabulary, first: tuple[str, str], second: tuple[str, str]) -> None:
    """としけいかく: a reading too short to be looked for alone is found with the word that follows it."""
    if first[0] and len(first[1]) < SHORTEST_READING <= len(second[1]):
        vocabulary.add(first[1] + second[1], canonical(first[0]), canonical(second[0]))


def _texts(edition: Edition) -> Iterator[str]:
    for area in edition.areas:
        yield from (normalise(name) for name in (area.name, *area.aliases))
    for indicator in edition.indicators:
        yield from (normalise(text) for text in (indicator.name, indicator.formula, *indicator.aliases))
    for project in edition.projects:
        yield from (normalise(text) for text in (project.name, project.department, *project.aliases))


# --- documents ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Surroundings:
    """What a document takes from the rest of the edition. ``departments`` are those of the projects under a 課題, because the plan names none for a KPI."""

    edition: Edition
    vocabulary: Vocabulary
    groups: Mapping[str, str]
    departments: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]

    def heads(self, name: str) -> tuple[frozenset[str], ...]:
        """What a name counts, as words: アクセス and 利用者 of 観光ルートのアクセス数/利用者数."""
        plain = _without_brackets(name)[0]
        texts = (head_of_name(part) for part in plain.split("/"))
        return tuple(found for text in texts if (found := frozenset(_words_of(text, self.vocabulary)) - COUNTING))

    def fuller_name(self, indicator: Indicator) -> str:
        """The name of the KPI that measures the same in this area, where the activity's own name only shortens it: アクセス数 of 市ホームページのアクセス数."""
        own = set(_words_of(_without_brackets(indicator.name)[0], self.vocabulary))
        for other in (self.edition.indicator[id_] for id_ in indicator.same_as):
            name = _without_brackets(other.name)[0]
            shortened = own < set(_words_of(name, self.vocabulary))
            if (
                indicator.table is Table.ACTIVITY
                and other.table is Table.KPI
                and other.area_id == indicator.area_id
                and shortened
            ):
                return name
        return ""


def _parts(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Area → the printed names of what its rates divide; the parts of a rate against a fixed year are the measure itself."""
    found: dict[str, dict[str, None]] = {area.id: {} for area in edition.areas}
    for indicator in edition.indicators:
        for part in (indicator.numerator, indicator.denominator):
            plain = key(_without_brackets(part)[0])
            if plain and indicator.base is None:
                found[indicator.area_id][plain] = None
    return {area: tuple(parts) for area, parts in found.items()}


def _departments(edition: Edition) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for project in edition.projects:
        found.setdefault(project.issue_id, {})[project.department] = None
    return {issue: tuple(departments) for issue, departments in found.items() if issue}


def _document(around: _Surroundings, order: int, indicator: Indicator | None, project: Project | None) -> Document:
    area = around.edition.area[indicator.area_id if indicator else project.area_id if project else ""]
    words: dict[str, Field] = {}
    titles: list[Title] = []

    def take(text: str, where: Field) -> frozenset[str]:
        found = frozenset(_words_of(normalise(text), around.vocabulary))
        for word in found:
            words[word] = max(where, words.get(word, where))
        return found

    measured: frozenset[str] = frozenset()
    if indicator:
        plain, remarks = _without_brackets(indicator.name)
        take(indicator.formula, Field.FORMULA)
        take(f"{indicator.numerator} {indicator.denominator}", Field.PART)
        take(remarks, Field.REMARK)
        measured = take(plain, Field.NAME)
        heads = around.heads(indicator.name)
        fuller = around.fuller_name(indicator)
        if fuller:
            measured |= frozenset(_words_of(fuller, around.vocabulary))
            heads = (measured - COUNTING,)
        titles += [Title(measured, heads, whole=indicator.table is Table.KPI)]
    if project:
        plain, remarks = _without_brackets(project.name)
        take(remarks, Field.REMARK)
        named = take(plain, Field.PROJECT)
        own = titles[0].heads if measured else ()
        titles += [Title(named, () if measured else (named,), measured=not measured), Title(named | measured, own)]
    offices = (project.department,) if project else around.departments.get(indicator.issue_id if indicator else "", ())
    for office in offices:
        take(office, Field.PLACE)
    for name in (area.name, *area.aliases):
        take(name, Field.PLACE)
        words.setdefault(key(normalise(name)), Field.PLACE)
    for subject in (indicator, project):
        for alias in subject.aliases if subject else ():
            of_measure = subject is indicator or not measured
            found = frozenset(_words_of(normalise(alias), around.vocabulary))
            titles.append(Title(found, around.heads(alias) if of_measure else (), alias=True, measured=of_measure))
    measuring = [title for title in titles if title.measured]
    return Document(
        indicator_id=indicator.id if indicator else "",
        project_id=project.id if project else "",
        area_id=area.id,
        kpi=indicator is not None and indicator.table is Table.KPI,
        order=order,
        titles=tuple(titles),
        words=words,
        measures=_measures(indicator),
        unit=normalise(indicator.unit) if indicator else "",
        accumulation=indicator.accumulation if indicator else None,
        measured=measured,
        counted=frozenset(word for title in measuring for head in title.heads for word in head),
        acts=frozenset(word for title in measuring for word in title.words),
        aliased=frozenset(word for title in titles if title.alias for word in title.words),
        spelled=tuple(_spelled_names(indicator, project, around.edition)),
        parts=around.parts[area.id],
        of_staff=_STAFF.search(area.title) is not None,
        written=key(normalise(f"{indicator.name if indicator else ''} {project.name if project else ''}")),
        group=around.groups[indicator.id] if indicator else "",
    )


_STAFF = re.compile("職員|職場")


def _spelled_names(indicator: Indicator | None, project: Project | None, edition: Edition) -> Iterator[str]:
    """The printed name without its remark, then the aliases, also those of the same measure in the other table."""
    subject = indicator or project
    if subject is None:
        return
    printed = _without_brackets(subject.name)[0].rstrip("% ")
    if not any(letter.isalnum() for letter in printed) and project is not None:
        printed = _without_brackets(project.name)[0]
    twins = [edition.indicator[id_] for id_ in indicator.same_as] if indicator else []
    aliases = [*subject.aliases, *(name for twin in twins if twin.area_id == subject.area_id for name in twin.aliases)]
    yield from dict.fromkeys(found for text in (printed, *map(normalise, aliases)) if (found := key(text)))


def heard(text: str) -> str:
    """A text in kana as the matcher compares it."""
    return key(normalise(readings.reading(text)))


def _words_of(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    for piece in cut(text, vocabulary.spellings):
        yield from piece.known


def _without_brackets(name: str) -> tuple[str, str]:
    plain = normalise(name)
    return _BRACKETED.sub(" ", plain), " ".join(_BRACKETED.findall(plain))


def _measures(indicator: Indicator | None) -> frozenset[Measure]:
    """What an indicator can be asked as: 活用学校数, printed in %, is both a rate and a count."""
    if indicator is None:
        return frozenset(Measure)
    name = normalise(indicator.name)
    rate = indicator.unit in ("%", "％") or re.search(r"率|割合|度(?:$|\()", name) is not None
    count = not rate or indicator.unit not in ("%", "％") or re.search(r"数(?!量)", name) is not None
    return frozenset(measure for measure, is_one in ((Measure.RATE, rate), (Measure.COUNT, count)) if is_one)
