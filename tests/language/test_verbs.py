"""Everyday verbs and the nouns of a plan that they stand for."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from language.normalise import normalise
from language.verbs import NOUNS, forms


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("払う", ("払った", "払って", "払われた", "払える")),
        ("開く", ("開いた", "開かれた")),
        ("結ぶ", ("結んだ", "結ばれて")),
        ("入れる", ("入れた", "入れられた", "入れてる")),
        ("入る", ("入った", "入って")),
        ("監視する", ("監視した", "監視される")),
    ],
)
def test_a_verb_is_known_in_every_form_of_doing(verb: str, expected: Iterable[str]) -> None:
    assert set(expected) <= set(forms(verb))


def test_no_form_denies() -> None:
    assert not {"払わない", "払わず", "払わなかった", "入れない", "話し合わず"} & NOUNS.keys()


def test_a_verb_that_may_mean_two_things_stands_for_both() -> None:
    assert NOUNS["知らせた"] == ("通報", "発信")


def test_the_forms_are_written_as_a_question_is_normalised() -> None:
    assert [form for form in NOUNS if normalise(form) != form] == []
