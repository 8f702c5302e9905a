"""Everyday words: which indicator they are about, and when they are about something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from language.clauses import NOT, clauses, naming
from language.match import Index, Match
from language.question import read_question
from plan.loading import load_folder
from plan.model import Edition, Paraphrase
from plan.sasebo import R5 as SASEBO_R5

EDITION = load_folder(SASEBO_R5)
INDEX = Index.build(EDITION)
CAMERA = "A050"  # ウェアラブルカメラ利用時間(h)


def found(text: str, index: Index = INDEX) -> Match:
    return index.find(read_question(text, date(2025, 4, 14)))


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("現場で体に付けるカメラ、年間何時間使いましたか", CAMERA),
        ("体に付けとるカメラは何時間使ったと？", CAMERA),
        ("孫に聞かれたんですけど、体に付けるカメラって何時間くらい使ったんですか", CAMERA),
        ("家から仕事してる市の職員さんって何人くらい", "A107"),
        ("河川のライブカメラとかで見張ってる所は何か所ですか", "A049"),
        ("赤潮を見張る機械は海の何か所に置いてあるんですか", "K009"),
        ("勤怠の入力とか休暇の申請とか、庶務の仕事をデジタルにした件数は？", "A092"),
    ],
)
def test_everyday_words_find_an_indicator(text: str, indicator: str) -> None:
    match = found(text)
    assert match.kind == "one"
    assert {indicator} & {*match.ids, *(other for id_ in match.ids for other in EDITION.indicator[id_].same_as)}


@pytest.mark.parametrize(
    "text",
    [
        "体に付けるカメラの事故は何件",  # another thing is counted
        "消防署で体に付けるカメラは何時間使いましたか",  # a part of the whole
        "体に付けるカメラを使わなかった時間は何時間",  # what was not done
        "体に付けるカメラは何歳から使えますか",  # no counter of the plan
        "体に付けるカメラの利用時間と台数は？",  # two things
        "長崎市では体に付けるカメラを何時間使いましたか",  # another city
        "もし体に付けるカメラを毎日使ったら何時間？",
        "連絡システムを使っている保護者の割合は？",  # people, where schools are counted
        "ハンコを使った決裁の割合は？",  # the contrary
        "孫のペーパーレス度は？",
        "子育ての手続きのうち、ネットでできるのは何割？",  # what can be done, where what was done is measured
        "防災アプリを知っている人の割合は？",  # 知らせる is not 知る
        "小学校で連絡アプリを使っている学校は何割？",
        "広聴の回答に不満足な人は何%？",
        "イノシシの検知箇所数は？",  # one of several
        "窓口のクレジットカード利用率は？",
    ],
)
def test_what_may_mean_something_else_is_never_sure(text: str) -> None:
    assert found(text).kind in ("near", "none")


def test_a_sentence_beside_the_question_needs_not_be_understood_but_a_place_in_it_counts() -> None:
    assert found("昨日の停電で冷蔵庫が壊れたけど、体に付けるカメラは何時間使いましたか").kind == "one"
    assert found("長崎市に住んでいますけど、体に付けるカメラは何時間使いましたか").kind != "one"


def test_an_edition_without_paraphrases_finds_by_names_alone() -> None:
    bare: Edition = replace(EDITION, indicators=tuple(replace(i, paraphrases=()) for i in EDITION.indicators))
    index = Index.build(bare)
    assert found("体に付けるカメラは何時間使いましたか", index).kind != "one"
    assert found("ウェアラブルカメラ利用時間は？", index).ids == (CAMERA,)


def test_two_indicators_that_are_called_alike_are_asked_back() -> None:
    alike = (Paraphrase((("合言葉",), ("回数",))),)
    indicators = tuple(replace(i, paraphrases=alike) if i.id in ("A080", "K036") else i for i in EDITION.indicators)
    match = found("合言葉の回数は？", Index.build(replace(EDITION, indicators=indicators)))
    assert (match.kind, match.ids) == ("several", ("K036", "A080"))


def test_words_are_compared_in_their_dictionary_forms() -> None:
    assert naming("体に付けとるカメラ") == naming("体へ付けたカメラ")
    assert NOT in naming("現金を使わずに")
    assert NOT not in naming("現金を使って")


def test_politeness_denies_nothing() -> None:
    assert NOT not in [word for clause in clauses("すみません、教えてくれませんか") for word in clause.words]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("畑もやられたけど、", True),
        ("図書館では、", False),
        ("小学校だけでいいので、", False),
        ("", False),
        ("姉が教師なんですが、", True),
        ("中学校の話ですが、", False),
    ],
)
def test_only_a_sentence_that_narrows_nothing_can_be_left_aside(text: str, tells: bool) -> None:
    assert clauses(f"{text}利用者は何人ですか")[0].tells is tells
