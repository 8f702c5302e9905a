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


@pytest.mark.parametrize(
    "text",
    [
        "判子を押す書類は何割？電子決裁",
        "電子決裁をやめた割合は？",
        "窓口で財布からお札を出して払う割合は？キャッシュレス",
        "紙の書類で福祉の申請を出す割合は？ネット",
        "プリントを配る学校の割合は？連絡アプリ",
        "ファックスで集めた災害情報の割合は？共有システム",
        "人の目で道路の傷みを調べる割合は？パトロール AI",
        "通勤する職員は何人？リモートワーク",
        "会議室で打ち合わせをする職員の割合は？オンライン会議",
        "ホームページが読めない外国語は何言語？",
        "翻訳機で通じなかった回数は？",
        "Wi-Fiがつながらない公共施設はいくつ？",
        "川を見張っていない場所は何か所？",
        "避難情報が届かない手段はいくつ？",
        "紙の使用量はどれくらい減った？",
        "紙の使用量をどれだけ節約できた？",
        "電子決裁にして紙はどれだけ減った？",
        "役所の手続きは何割ネットでできるようになりましたか",
        "福祉の手続きで電子化が終わった割合は？",
        "AIが危ないと判定したインフラ施設はいくつ？",
        "ドローンで異常が分かったインフラ施設はいくつ？",
        "赤潮の警報が出たのは何か所？",
        "川のカメラで氾濫が分かった場所は何か所？",
        "遊具が危ない公園の割合は？SNS",
        "SNSで直した公園の割合は？",
        "家で仕事をしたい公務員は何人？",
        "スマート農業を始めたい農家は何軒？",
        "AIに任せたい業務はいくつ？",
        "Wi-Fiが欲しい施設はいくつ？",
        "翻訳機を使いたい回数は？",
        "市民の何割が役所の手続きをネットでしていますか",
        "職員の何割が電子決裁をする？",
        "保護者のうち学校の連絡アプリを使う人の割合は？",
        "家から出られないときビデオ通話で福祉の相談ができる窓口はいくつ？",
    ],
)
def test_the_contrary_a_part_and_a_wish_are_told_no_figure(text: str) -> None:
    assert found(text).kind not in ("one", "several")


@pytest.mark.parametrize(
    "text",
    [
        "スマート農業の補助金はいくら？",
        "スマート農業の補助金は？",
        "水産の漁獲量は？",
        "漁獲量は？",
        "RPAで増えた時間は？",
        "RPAで増えた業務時間は何時間？",
        "ごみアプリのダウンロード数は？",
        "観光アプリのダウンロード数は？",
        "港湾部のオンライン申請率は？",
        "総務部のオンライン申請率は？",
    ],
)
def test_another_quantity_app_or_department_is_asked_back(text: str) -> None:
    assert found(text).kind == "near"


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("アプリのダウンロード数は？", "A010"),
        ("地域通貨アプリのダウンロード数は？", "A010"),
        ("商品券アプリのダウンロード数は？", "A010"),
        ("RPAで減った時間は？", "K040"),
    ],
)
def test_its_own_app_and_quantity_are_told(text: str, indicator: str) -> None:
    assert found(text).ids == (indicator,)
