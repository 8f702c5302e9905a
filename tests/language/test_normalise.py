"""One spelling for what keyboards write in many."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from language.normalise import UNCHANGED, normalise, trace


def test_what_is_passed_over_as_being_in_the_one_spelling_is_in_it() -> None:
    passed_over = [letter for code in range(sys.maxunicode) if UNCHANGED.fullmatch(letter := chr(code))]
    assert len(passed_over) > 20_000
    assert [letter for letter in passed_over if trace(letter).text != letter] == []


@given(st.text(max_size=40))
def test_the_short_way_and_the_long_way_say_the_same(text: str) -> None:
    assert normalise(text) == trace(text).text
