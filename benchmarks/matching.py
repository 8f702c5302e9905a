"""One question over this edition's indicators and over a hundred times as many, beside a linear WRatio over the same names.

python -m benchmarks.matching [--times 100]
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz, process

from language.match import Index
from language.question import read_question
from plan.loading import load_folder
from plan.model import Edition
from plan.sasebo import R5 as SASEBO_R5

AIM_MS = {1: 2.0, 100: 10.0}  # p50 and p99 alike, by how many editions' worth of indicators
TODAY = date(2025, 4, 14)
QUESTIONS = (
    "窓口のオンライン申請率は？",
    "まどぐちのおんらいんしんせいりようりつは",
    "窓口のオンライ申請利用率は？",
    "ﾃﾞｼﾞﾀﾙ活用ｾﾐﾅｰ実施回数 R4",
    "オンライン申請利用率は？",
    "電子マネーの割合は？",
    "図書館の貸出冊数は？",
    "長崎市のオンライン申請率は？",
    "道路の冠水を見張る所は何か所？",
    "RPA等による削減効果時感",
    "業務効率化2-a-1-1の実績",
    "議会答弁の準備で急ぎ確認したいのですが、多様化のキャッシュレス決済利用率のうち窓口分の令和5年度実績をお願いします。",
    "住民票をネットで取りたい",
    "データ",
    "赤潮を見張る機械は、海の何か所に置いてあるんですか",
    "孫に聞かれたんですけど、体に付けるカメラは年間何時間くらい使ったと？",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--times", type=int, default=100, help="how many editions' worth of indicators the large index holds"
    )
    parser.add_argument("--rounds", type=int, default=60, help="how often each question is asked")
    arguments = parser.parse_args()
    edition = load_folder(SASEBO_R5)
    for times in (1, arguments.times):
        report(enlarged(edition, times), times, arguments.rounds)


def report(edition: Edition, times: int, rounds: int) -> None:
    began = time.perf_counter()
    index = Index.build(edition)
    built = time.perf_counter() - began
    ours = measure(lambda text: index.find(read_question(text, TODAY)), rounds)
    names = [indicator.name for indicator in edition.indicators]
    with_aliases = [name for indicator in edition.indicators for name in (indicator.name, *indicator.aliases)]
    linear = measure(lambda text: process.extractOne(text, names, scorer=fuzz.WRatio), max(2, rounds // (10 * times)))
    aliased = measure(
        lambda text: process.extractOne(text, with_aliases, scorer=fuzz.WRatio), max(2, rounds // (10 * times))
    )
    aim = AIM_MS.get(times, math.inf)
    reached = "reached" if percentile(ours, 99) < aim else "MISSED"
    print(
        f"{len(names):>6} indicators: built in {built:.2f} s; one question p50 {percentile(ours, 50):.2f} ms, p99 {percentile(ours, 99):.2f} ms (aim {aim} ms: {reached})"
    )
    for label, slow in (("names", linear), ("names and aliases", aliased)):
        print(
            f"       linear WRatio over {label}: p50 {percentile(slow, 50):.2f} ms, {percentile(slow, 50) / percentile(ours, 50):.1f} times ours"
        )


def enlarged(edition: Edition, times: int) -> Edition:
    """The edition with each indicator, project, 課題 and 分類 as many times over; the copies carry a word of their own, as other cities' names would."""
    copies = [edition, *(_copy(edition, number) for number in range(1, times))]
    return replace(
        edition,
        areas=tuple(area for copy in copies for area in copy.areas),
        issues=tuple(issue for copy in copies for issue in copy.issues),
        indicators=tuple(indicator for copy in copies for indicator in copy.indicators),
        projects=tuple(project for copy in copies for project in copy.projects),
    )


def _copy(edition: Edition, number: int) -> Edition:
    mark = f"{number}:"
    word = "".join(_SYLLABLES[digit] for digit in _digits(number))
    return replace(
        edition,
        areas=tuple(replace(a, id=mark + a.id, name=f"{word}{a.name}", aliases=()) for a in edition.areas),
        issues=tuple(replace(i, id=mark + i.id, area_id=mark + i.area_id) for i in edition.issues),
        indicators=tuple(
            replace(
                i,
                id=mark + i.id,
                area_id=mark + i.area_id,
                issue_id=mark + i.issue_id if i.issue_id else "",
                project_id=mark + i.project_id if i.project_id else "",
                name=f"{word}{i.name}",
                same_as=tuple(mark + other for other in i.same_as),
            )
            for i in edition.indicators
        ),
        projects=tuple(
            replace(
                p,
                id=mark + p.id,
                area_id=mark + p.area_id,
                issue_id=mark + p.issue_id if p.issue_id else "",
                indicator_id=mark + p.indicator_id if p.indicator_id else "",
                pid=f"{word}{p.pid}",
                name=f"{word}{p.name}",
            )
            for p in edition.projects
        ),
    )


_SYLLABLES = "桜梅松竹菊蘭蓮萩藤柳"


def _digits(number: int) -> Iterator[int]:
    yield from (int(digit) for digit in f"{number:02d}")


def measure(ask: Callable[[str], object], rounds: int) -> list[float]:
    """Milliseconds of every question, asked so many times over."""
    for text in QUESTIONS:
        ask(text)
    taken = []
    for _ in range(rounds):
        for text in QUESTIONS:
            began = time.perf_counter()
            ask(text)
            taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def percentile(taken: list[float], percent: int) -> float:
    return taken[min(len(taken) - 1, len(taken) * percent // 100)]


if __name__ == "__main__":
    main()
