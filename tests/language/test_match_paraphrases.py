"""Other people's words over all areas: how many are found, and that none is taken for another measure."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from language.match import Index
from language.question import read_question
from plan.loading import load_folder
from plan.sasebo import R5 as SASEBO_R5

TODAY = date(2025, 4, 14)
EDITION = load_folder(SASEBO_R5)
INDEX = Index.build(EDITION)
FOUND_AT_LEAST = 0.75  # of them at once; nearly all others are offered
SPOKEN_OF_AT_LEAST = 0.93

FILE = Path(__file__).parent / "other_words.csv"
ASKED = [(row["id"], row["text"]) for row in csv.DictReader(FILE.read_text(encoding="utf-8").splitlines())]


def same(indicator_id: str) -> set[str]:
    return {indicator_id, *EDITION.indicator[indicator_id].same_as}


@pytest.mark.parametrize(("wanted", "text"), ASKED)
def test_other_words_are_never_taken_for_another_measure(wanted: str, text: str) -> None:
    match = INDEX.find(read_question(text, TODAY))
    assert match.kind not in ("one", "several") or same(wanted) & set(match.ids), match.ids


def test_most_other_words_are_found_and_nearly_all_are_spoken_of() -> None:
    matches = [(wanted, INDEX.find(read_question(text, TODAY))) for wanted, text in ASKED]
    found = [match for wanted, match in matches if match.kind == "one" and same(wanted) & set(match.ids)]
    spoken_of = [match for wanted, match in matches if same(wanted) & set(match.ids)]
    assert len(found) >= FOUND_AT_LEAST * len(ASKED)
    assert len(spoken_of) >= SPOKEN_OF_AT_LEAST * len(ASKED)
