"""Cries for help in the words of people who had not seen the rules (eval/cries.jsonl): most are heard, and few others are taken for one."""

from __future__ import annotations

import json
from pathlib import Path

from language.danger import read_danger

FILE = Path(__file__).parents[2] / "eval" / "cries.jsonl"
LINES = [json.loads(text) for text in FILE.read_text(encoding="utf-8").splitlines()]


def test_nearly_all_are_heard() -> None:
    cries = [line["text"] for line in LINES if line["kind"] != "none"]
    missed = [text for text in cries if read_danger(text) is None]
    assert len(missed) <= 0.03 * len(cries), missed


HELP = {
    "crime": "emergency.crime",
    "life": "sensitive.life",
    "partner": "sensitive.partner",
    "child": "sensitive.child",
}


def test_nearly_all_are_sent_to_their_own_help() -> None:
    heard = [(line, found) for line in LINES if line["kind"] != "none" and (found := read_danger(line["text"]))]
    astray = [(line["text"], found) for line, found in heard if found != HELP.get(line["kind"], line["kind"])]
    assert len(astray) <= 0.03 * len(heard), astray


def test_few_others_are_taken_for_one() -> None:
    others = [line["text"] for line in LINES if line["kind"] == "none"]
    taken = [text for text in others if read_danger(text) is not None]
    assert len(taken) <= 0.1 * len(others), taken
