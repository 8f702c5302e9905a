"""Reads the number of a line in a list as people type it: 3, 12番, ③, ❸, ⑶, 三つ目."""

from __future__ import annotations

import re

from language.normalise import bare

LONGEST = 6  # digits: no list is longer

# First letter, its number, and how many follow in the order of the code points. NFKC knows only some of them.
_ROWS = (("①", 1, 20), ("㉑", 21, 15), ("㊱", 36, 15), ("❶", 1, 10), ("⓫", 11, 10), ("➀", 1, 10), ("➊", 1, 10))
_ROWS_WITH_BRACKETS = (("⑴", 1, 20), ("⒈", 1, 20), ("⓵", 1, 10))
_MARKED = {
    chr(ord(first) + step): number + step
    for first, number, length in (*_ROWS, *_ROWS_WITH_BRACKETS)
    for step in range(length)
}
_KANJI = {letter: number for number, letter in enumerate("一二三四五六七八九十", 1)}

MARKED = "".join(_MARKED)
NUMBER = f"(?:[0-9]+|[{MARKED}])"  # in a pattern over what `bare` leaves; `list_number` reads what it finds
_ORDINAL = re.compile(f"({NUMBER}|[{''.join(_KANJI)}])(?:つ目|つめ|番目|番め|ばんめ|番|個目|こ目)?")


def is_numeral(text: str) -> bool:
    """Whether a text is a number and nothing else, of a list or too long for one: without a word beside it it may be a value."""
    return list_number(text) is not None or re.fullmatch("[0-9]+", bare(text)) is not None


def list_number(text: str) -> int | None:
    """The number that a text is and nothing else; 0 is one too. None for anything else, among it what `str.isdigit` takes and `int` does not (²)."""
    found = _ORDINAL.fullmatch(bare(text))
    if found is None or len(found[1]) > LONGEST:
        return None
    letter = found[1]
    return _MARKED.get(letter) or _KANJI.get(letter) or int(letter)
