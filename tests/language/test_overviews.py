"""What the 取りまとめ wants to see of the whole."""

from __future__ import annotations

import pytest

from language.overviews import Overview, Shown, read_overview

DEPARTMENTS = ("観光商工部", "総務部", "土木部")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("総務部", Overview("総務部")),
        ("総務部は？", Overview("総務部")),
        ("総務部の状況を見せてください", Overview("総務部")),
        ("総務部の未回答", Overview("総務部", Shown.OPEN)),
        ("総務部で未提出の項目は何件ありますか", Overview("総務部", Shown.LEFT)),
        ("土木部の残り", Overview("土木部", Shown.LEFT)),
        ("まだ出していない部局は？", Overview("", Shown.LEFT)),
        ("まだ答えていないところ", Overview("", Shown.OPEN)),
        ("提出済みの一覧", Overview("", Shown.SUBMITTED)),
        ("もう出したところは？", Overview("", Shown.SUBMITTED)),
        ("集計中は？", Overview("", Shown.PENDING)),
        ("担当の確認の一覧", Overview("", Shown.ELSEWHERE)),
        ("担当が違うもの", Overview("", Shown.ELSEWHERE)),
        ("分からないの一覧", Overview("", Shown.UNKNOWN)),
    ],
)
def test_an_overview_is_read(text: str, wanted: Overview) -> None:
    assert read_overview(text, DEPARTMENTS) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一覧",
        "総務部の電子決裁率は？",
        "総務部の電話番号は？",
        "総務部の課題は何ですか",
        "提出",
        "提出する",
        "残りの予算は？",
        "まだ紙が多いですか",
        "不明点があります",
        "土木部の担当は誰ですか",
    ],
)
def test_whatever_says_more_is_no_overview(text: str) -> None:
    assert read_overview(text, DEPARTMENTS) is None
