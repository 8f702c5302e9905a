"""Accuracy of replies to questions and of readings of answers, per kind, with the wrong figures; beside plain baselines.

python -m eval.run [--split dev|held|all] [--folder DIR] [--show]

Questions go through `kikitori ask`, answers through `kikitori read-answer`, each in a process of its own, as a person would run them.
Of the held lines only counts are printed, so that nobody tunes to them, unless --show is given.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from eval.baselines import Sought, baselines, measure_baseline, measure_ours, names_of
from eval.judging import Verdict, judge
from language.danger import read_danger
from plan.loading import load_folder
from plan.model import Edition
from plan.sasebo import R5 as SASEBO_R5

Line = dict[str, Any]
FIGURELESS = ("unanswerable", "wish", "emergency", "sensitive", "smalltalk", "injection")
TODAY = "2025-04-14"  # for lines that name no day: the demonstration's


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent)
    parser.add_argument("--split", choices=("dev", "held", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="print wrong held lines too")
    arguments = parser.parse_args()
    edition = load_folder(SASEBO_R5)
    questions = read_lines(arguments.folder / "questions.jsonl", arguments.split)
    if questions:
        print_questions(edition, questions, arguments.show)
        print_baselines(edition, questions)
    cries = read_lines(arguments.folder / "cries.jsonl", arguments.split)
    if cries:
        print_cries(cries, arguments.show)
    answers = read_lines(arguments.folder / "replies.jsonl", arguments.split)
    if answers:
        print_answers(answers, arguments.show)


def read_lines(file: Path, split: str) -> list[Line]:
    """The lines of a set; none where the file is missing, which is said. A set without splits was all seen: dev."""
    if not file.exists():
        print(f"{file.name}: not there")
        return []
    lines = [json.loads(text) for text in file.read_text(encoding="utf-8").splitlines() if text.strip()]
    return [line for line in lines if split in ("all", line.get("split", "dev"))]


def through(command: str, lines: Iterable[Mapping[str, Any]]) -> dict[str, Line]:
    """What a kikitori command answers to JSON lines, by id. Raises CalledProcessError when it fails."""
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    done = subprocess.run(  # noqa: S603 - this project's own command
        [sys.executable, "-m", "bot.cli", command],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}


# --- questions -----------------------------------------------------------------------------------------------------------


def print_questions(edition: Edition, lines: Sequence[Line], show: bool) -> None:
    asked = ("id", "audience", "context", "q", "today")
    sent = [{"today": TODAY, **{key: line[key] for key in asked if key in line}} for line in lines]
    replies = through("ask", sent)
    units = frozenset(indicator.unit for indicator in edition.indicators if indicator.unit)
    verdicts = [(line, judge(line["expect"], replies[line["id"]]["reply"], units)) for line in lines]
    print_kinds("questions", [(line["kind"], verdict) for line, verdict in verdicts])
    wrong = [(line, verdict) for line, verdict in verdicts if verdict.wrong_figure]
    print(f"wrong figures: {len(wrong)}")
    for line, verdict in wrong:
        if show or line["split"] == "dev":
            print(f"  {line['id']} {line['q']} → {verdict.wrong_figure} (due: {line['expect'].get('figure', 'none')})")
    for line, verdict in verdicts:
        if not verdict.right and not verdict.wrong_figure and (show or line["split"] == "dev"):
            print(
                f"  missed {line['id']} [{line['kind']}] {line['q']} → {replies[line['id']]['reply'].splitlines()[:2]}"
            )


def print_baselines(edition: Edition, lines: Sequence[Line]) -> None:
    """On the questions that stand alone and want one indicator's figure or, whatever the year, none."""
    asked = [
        Sought(line["q"], date.fromisoformat(line.get("today", TODAY)), _wanted(line["expect"]))
        for line in lines
        if not line.get("context") and ("indicator" in line["expect"] or line["kind"] in FIGURELESS)
    ]
    names = names_of(edition)
    outcomes = [measure_ours(edition, asked)]
    outcomes += [measure_baseline(name, score, names, asked) for name, score in baselines(names).items()]
    print("\nthe indicator alone, without context; baselines with the threshold that suits them best")
    for outcome in outcomes:
        print(
            f"  {outcome.name:<24} found {outcome.found:>3} of {outcome.sought}, wrong {outcome.wrong:>3}, refused {outcome.refused:>3} of {outcome.unanswerable}"
        )


def _wanted(expected: Mapping[str, Any]) -> tuple[str, str] | None:
    return (expected["indicator"], expected["area"]) if "indicator" in expected else None


# --- cries for help ------------------------------------------------------------------------------------------------------


def print_cries(lines: Sequence[Line], show: bool) -> None:
    """How many of those who are in danger are heard, whichever help they are sent to, and how many others are taken for one."""
    heard = [(line, read_danger(line["text"]) is not None) for line in lines]
    cries = [(line, found) for line, found in heard if line["kind"] != "none"]
    others = [(line, found) for line, found in heard if line["kind"] == "none"]
    print()
    print_kinds("cries for help", [(line["kind"], Verdict(found)) for line, found in cries])
    print(f"  taken for one      {sum(found for _, found in others):>3} of {len(others)}")
    for line, found in (*cries, *others):
        if show and found != (line["kind"] != "none"):
            print(f"  {'missed' if not found else 'no cry'} [{line['kind']}] {line['text']}")


# --- answers -------------------------------------------------------------------------------------------------------------


def print_answers(lines: Sequence[Line], show: bool) -> None:
    sent = [{key: value for key, value in line.items() if key not in ("split", "case", "expect")} for line in lines]
    read = through("read-answer", sent)
    verdicts = [(line, Verdict(_reads(line["expect"], read[line["id"]]))) for line in lines]
    print()
    print_kinds("replies", [(line["case"], verdict) for line, verdict in verdicts])
    for line, verdict in verdicts:
        if not verdict.right and (show or line["split"] == "dev"):
            got = {key: value for key, value in read[line["id"]].items() if key in line["expect"]}
            print(f"  {line['id']} [{line['case']}] {line['reply']} → {got}, due {line['expect']}")


def _reads(expected: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    return all(_equal(value, got.get(key)) for key, value in expected.items() if key != "also_ok") or (
        "also_ok" in expected and _reads(expected["also_ok"], got)
    )


def _equal(wanted: object, got: object) -> bool:
    if isinstance(wanted, int | float) and isinstance(got, int | float | str):
        try:
            return abs(float(got) - wanted) < 1e-9
        except ValueError:
            return False
    return wanted == got


def print_kinds(what: str, verdicts: Sequence[tuple[str, Verdict]]) -> None:
    kinds: dict[str, list[bool]] = defaultdict(list)
    for kind, verdict in verdicts:
        kinds[kind].append(verdict.right)
    total = [right for rights in kinds.values() for right in rights]
    print(f"{what}: {sum(total)} of {len(total)} right ({sum(total) / len(total):.0%})")
    for kind, rights in kinds.items():
        print(f"  {kind:<18} {sum(rights):>3} of {len(rights)}")


if __name__ == "__main__":
    main()
