"""Which word of a plan an unknown one is a slip of: another spelling that sounds the same, or one or two letters beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from language import readings
from language.documents import heard
from language.lexicon import key
from language.segment import Piece, Script

SAME_SOUND, NEAR_SOUND = 0.95, 0.9  # what such a word is worth beside one that was written right
SHORTEST = 4  # letters; in a shorter word one letter more makes another word
SHORTEST_KANJI = 2  # 申清: one kanji weighs as much as two kana
LONG = 7  # from here on two letters may differ
_TRIED = 30


class Slips:
    """A pair index over a vocabulary's spellings; immutable once built."""

    def __init__(self, spellings: Mapping[str, tuple[str, ...]]) -> None:
        self._spellings = spellings
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for spelling in spellings:
            if len(spelling) >= SHORTEST_KANJI:
                for pair in _pairs(spelling):
                    self._by_pair[pair].append(spelling)

    def words(self, piece: Piece) -> dict[str, float]:
        """The plan's words that an unknown piece may stand for, each with its worth. A word that the dictionary knows is meant as it is, unless it sounds like one or is only somebody's name (広長)."""
        if piece.script is Script.KANJI and len(piece.key) == 1:
            return {}  # 良 sounds like 量 and 漁
        sounded = heard(piece.written)
        if len(sounded) >= SHORTEST - 1 and sounded in self._spellings:
            return dict.fromkeys(self._spellings[sounded], SAME_SOUND)
        known = readings.one_word(piece.written)
        if known is not None and not known.person:
            meant = self._spellings.get(key(known.spelling), ()) or self._turned(piece.key)
            return dict.fromkeys(meant, SAME_SOUND)
        shortest = SHORTEST_KANJI if piece.script is Script.KANJI else SHORTEST
        if len(piece.key) < shortest:
            return {}
        likely = self._likely(piece.key)
        allowed = 1 if len(piece.key) < LONG else 2
        found = process.extract(piece.key, likely, scorer=OSA.distance, score_cutoff=allowed, limit=3)
        return {
            word: NEAR_SOUND
            for spelling, distance, _ in found
            if distance == found[0][1]
            for word in self._spellings[spelling]
        }

    def _likely(self, text: str) -> list[str]:
        shared = Counter(spelling for pair in _pairs(text) for spelling in self._by_pair.get(pair, ()))
        likely = (spelling for spelling, _ in shared.most_common(_TRIED))
        return [spelling for spelling in likely if len(spelling) >= len(text) or len(text) >= SHORTEST]

    def _turned(self, text: str) -> tuple[str, ...]:
        """コミニュケーション: a long word with two letters turned round is the other one, though dictionaries hold it."""
        if len(text) < LONG:
            return ()
        turned = (word for word in self._likely(text) if sorted(word) == sorted(text) and OSA.distance(word, text) == 1)
        return next((self._spellings[word] for word in turned), ())


def _pairs(text: str) -> set[str]:
    padded = f"^{text}$"
    return {padded[start : start + 2] for start in range(len(padded) - 1)}
