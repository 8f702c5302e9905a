"""Reads a text as what documents are weighed by: units of words, each with the plan's words that it may stand for, and the 分類 that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from language import readings
from language.documents import Vocabulary
from language.lexicon import LIGHT, key
from language.normalise import normalise
from language.segment import Piece, Script, cut
from language.slips import Slips
from language.weighing import Unit
from plan.model import Edition


class Reader:
    """The vocabulary of an edition, with how rare each word is; ``unheard_of`` is the weight of a word that the plan has not."""

    def __init__(
        self, edition: Edition, vocabulary: Vocabulary, rarity: Mapping[str, float], unheard_of: float
    ) -> None:
        self._spellings = vocabulary.spellings
        self._like = vocabulary.like
        self._slips = Slips(vocabulary.spellings)
        self._rarity = rarity
        self._unheard_of = unheard_of
        self._areas = _areas(edition)
        self._printed = frozenset(key(normalise(word)) for word in edition.words)
        self.city = own_names(edition)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """A normalised text cut into known and unknown words."""
        return cut(text, self._spellings)

    def unheard(self, words: str, held: Collection[str] | None) -> tuple[str, ...]:
        """The words, as typed, that are none of those that are ``held``, or none of the plan's where that is None."""
        found = []
        for piece in self.pieces(words):
            unit = self._unit(piece) if piece.script is not Script.HIRAGANA else None
            if unit is None or unit.light or (unit.meant if held is None else unit.meant.keys() & set(held)):
                continue
            if held is None and self._is_printed(piece.written):
                continue
            found.append(_whole(piece.written, words))
        return tuple(dict.fromkeys(word for word in found if len(word) > 1))

    def _is_printed(self, text: str) -> bool:
        """Whether the plan's pages use every word of a text, in prose that no document holds: 環境制御機器."""
        words = [key(word.written) for word in readings.words(text) if word.content]
        return words != [] and all(word in self._printed for word in words)

    def joined(self, pieces: Sequence[Piece], words: str) -> Iterator[Piece]:
        """An unknown word of katakana with the known one before it, where only both together are a slip of the plan's: オンラインコミニュケーション."""
        held: Piece | None = None
        for piece in pieces:
            whole = Piece(held.key + piece.key, held.written + piece.written, (), Script.KATAKANA) if held else piece
            if held and piece.script is Script.KATAKANA and whole.written in words and self._slips.words(whole):
                held = whole
                continue
            if held:
                yield held
            held = piece
        if held:
            yield held

    def area_in(self, pieces: Iterable[Piece]) -> str:
        return next((found for piece in pieces if (found := self.area_of(piece))), "")

    def units(self, pieces: Iterable[Piece]) -> list[Unit]:
        return [unit for piece in pieces if (unit := self._unit(piece)) is not None]

    def area_of(self, piece: Piece) -> str:
        spellings = (piece.key, *piece.known)
        return next((self._areas[spelling] for spelling in spellings if spelling in self._areas), "")

    def _unit(self, piece: Piece) -> Unit | None:
        """A piece as it is weighed, None for one that says nothing: the city's name, figures, a stray letter or two of an ending."""
        if piece.key in self.city or piece.script is Script.DIGIT:
            return None
        if piece.script is Script.HIRAGANA and len(piece.key) < 3:
            return None
        if piece.script is not None and piece.key in LIGHT:
            return None
        meant = self._slips.words(piece) if piece.script else dict.fromkeys(piece.known, 1.0)
        weight = max((self._rarity.get(word, self._unheard_of) for word in meant), default=self._unheard_of)
        like = self._like.get(piece.key, ())
        return Unit(meant, like, weight, bool(meant) and LIGHT.issuperset(meant))


def _whole(written: str, words: str) -> str:
    """A word with the letter or two that the cut left beside it (住民票, 外国人, コロナ前); "" for the stem of a verb."""
    if _STEM.fullmatch(written):
        return ""
    runs = re.findall(r"[一-龥々ァ-ヴーa-zA-Z0-9]+", words)
    run = next((run for run in runs if written in run), written).rstrip("向")
    return run if len(run) <= len(written) + 2 else written


_STEM = re.compile("[一-龥][ぁ-ん]+")


def own_names(edition: Edition) -> frozenset[str]:
    """The city's own name out of the plan's title: 佐世保市 and 佐世保."""
    found = re.match(r"(.+?)(?:市|区|町|村|都|道|府|県)", normalise(edition.title))
    return frozenset((key(found[0]), key(found[1]))) if found else frozenset()


def _areas(edition: Edition) -> dict[str, str]:
    return {key(normalise(name)): area.id for area in edition.areas for name in (area.name, *area.aliases)}
