"""Whether a reply says what a line of the question set expects, and whether it states a figure that it must not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_CHOICES = re.compile(
    r"［[^［］]*］|^\d+　.*$", re.MULTILINE
)  # buttons, and the list of names that are too long for them
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_NO_FIGURE = re.compile(
    r"令和\d+年度?|\d{4}年度?|\d+年\d+月|\d+月|\d+日|\d+時\d*分?|\d+ページ|出典.*|計画書（.*?）|0\d+-\d+-\d+|1[18]\d番?|\d+時間、|\d+つ|\d+課題"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    right: bool
    wrong_figure: str = ""  # what was stated although another figure, or none, was due


def judge(expected: dict[str, Any], reply: str, units: frozenset[str]) -> Verdict:
    """Compares a reply with ``expect`` of a line: figure with year and indicator, choices, sentences (says), or no figure.

    ``units`` are those that the plan counts in: a number before one of them is a figure.
    """
    right = _expected(expected, reply)
    if not right and "also_ok" in expected:
        right = _expected(expected["also_ok"], reply)
    stated = figures(reply, units)
    if expected.get("no_figure") and stated:
        return Verdict(False, stated[0])
    if "figure" in expected and stated and not right and not _states(expected["figure"], stated):
        return Verdict(False, stated[0])
    return Verdict(right)


def _expected(expected: dict[str, Any], reply: str) -> bool:
    wanted = [*expected.get("says", ())]
    if "figure" in expected:
        said = _CHOICES.sub("", reply)
        if not re.search(rf"(?<![\d.,]){re.escape(expected['figure'])}(?![\d.])", said):
            return False
        wanted += [expected[key] for key in ("year",) if key in expected]
    choices = expected.get("choices", ())
    offers = not choices or _CHOICES.search(reply) is not None
    return offers and all(text in reply for text in (*wanted, *choices))


def _states(figure: str, stated: list[str]) -> bool:
    return any(value.startswith(figure.rstrip("%")) for value in stated)


def figures(reply: str, units: frozenset[str]) -> list[str]:
    """Numbers with a unit of the plan in what a reply says, its choices and dates left out."""
    said = _NO_FIGURE.sub(" ", _CHOICES.sub("", reply))
    counted = "|".join(sorted(map(re.escape, units | {"%", "ポイント"}), key=len, reverse=True))
    return [hit[0] for hit in re.finditer(rf"{_NUMBER}\s?(?:{counted})", said)]
