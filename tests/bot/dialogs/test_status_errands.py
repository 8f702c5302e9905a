"""What the city file says, each where it is asked for; and what is said without one."""

from __future__ import annotations

import pytest

from bot.dialogs.dialog import Directory
from bot.directory import DEFAULTS, TEXTS, no_directory
from tests.bot.dialogs.asking import STAFF, Asking

# Every setting has a value that stands nowhere else.
SET = Directory(
    {
        **no_directory().values,
        **{key: f"<{key}>" for key in TEXTS},
        **{f"departments.{name}": f"<{name}>" for name in ("総務部", "土木部")},
    }
)
ASKED = {
    "page": "図書館の貸出冊数は？",
    "telephone": "市役所の電話番号は",
    "hours": "市役所は何時まで",
    "procedures": "住民票をネットで取りたい",
    "facilities": "公民館でWi-Fi使えますか",
    "opinions": "意見を言いたい",
    "privacy": "個人情報の取り扱いは",
    "desk": "取りまとめの電話番号は",
    "desk_telephone": "取りまとめの電話番号は",
}


@pytest.fixture
def asking() -> Asking:
    return Asking(directory=SET)


@pytest.mark.parametrize("key", sorted(set(TEXTS) - {"extension"}))
def test_every_setting_of_the_city_is_shown_to_whoever_asks_for_it(asking: Asking, key: str) -> None:
    assert f"<{key}>" in asking.say(ASKED[key])


@pytest.mark.parametrize("asked", ["取りまとめの電話番号は", "人と話したい", "システムがおかしい"])
def test_staff_are_sent_to_the_desks_extension_and_citizens_never(asked: str) -> None:
    assert "<desk>（<extension>）" in Asking(viewer=STAFF, directory=SET).say(asked)
    assert "<extension>" not in Asking(directory=SET).say(asked)


@pytest.mark.parametrize("kind", ["life", "partner", "child"])
def test_every_hotline_has_its_default(kind: str) -> None:
    said = {"life": "もう死にたい", "partner": "夫に殴られています", "child": "虐待かもしれない"}
    assert DEFAULTS[f"hotlines.{kind}.telephone"] in Asking().say(said[kind])


def test_a_department_that_is_named_is_told_with_its_own_number(asking: Asking) -> None:
    assert asking.say("土木部の電話番号は") == "土木部への電話は、こちらです。\n<土木部>\n（<hours>）"
    assert "<telephone>" in asking.say("港湾部の電話番号は")


def test_the_departments_beside_a_kpi_stand_with_the_numbers_that_are_known(asking: Asking) -> None:
    asking.say("窓口のオンライン申請率は？")
    assert "総務部、港湾部\n総務部　<総務部>\n（<hours>）\n出典" in asking.press("担当部局")


@pytest.mark.parametrize(
    "demand",
    ["もっと保育園を増やしてほしい", "ホームページを見やすくしてほしい", "ドローンで荷物運んでくれんかな"],
)
def test_what_somebody_demands_of_the_city_goes_where_it_takes_opinions(asking: Asking, demand: str) -> None:
    assert asking.say(demand).split("\n")[:2] == ["市へのご意見は、こちらで受け付けています。", "<opinions>"]
    assert Asking().say(demand).startswith("市のホームページか電話でご確認ください。")


def test_what_is_broken_is_sent_to_the_city_with_the_projects_name_and_no_number(asking: Asking) -> None:
    assert asking.say("道路に穴が開いてる") == (
        "傷みや故障の連絡先は、こちらでご確認ください。\n<page>\n<telephone>\n（<hours>）\n"
        "計画書には、「WEBアプリケーション等を活用した市民による道路損傷通報」が載っています（52ページ）。\n"
        "このチャットでは、申請や予約はできません。"
    )


@pytest.mark.parametrize(
    "told",
    [
        "道路に穴が空いてる",
        "道路に穴が空いています。危ないです",
        "イノシシが出た",
        "家の近くでイノシシを見ました",
        "クマが出た",
        "熊がいます",
        "サルがうろついています",
        "スズメバチの巣があります",
        "ハチの巣ができてる",
        "水道管が破裂",
        "水道管が破裂しました",
        "停電してる",
        "信号が消えています",
        "断水しています",
        "水が出ない",
    ],
)
def test_what_the_city_should_be_told_of_gets_its_page_and_number(asking: Asking, told: str) -> None:
    said = asking.say(told)
    assert "は、こちらでご確認ください。\n<page>\n<telephone>\n（<hours>）" in said
    assert "計画書に載っていません" not in said
    assert asking.labels == []


@pytest.mark.parametrize("asked", ["有害鳥獣対策の進捗は？", "イノシシの被害件数は？", "道路冠水を見張る所は何か所？"])
def test_what_is_asked_of_beasts_and_roads_stays_a_question(asking: Asking, asked: str) -> None:
    assert "<page>" not in asking.say(asked)


@pytest.mark.parametrize(
    "wish", ["市役所に行かんでも手続きできるとね？", "転出届はオンラインで出せますか", "住民票をネットで取りたい"]
)
def test_an_online_procedure_gets_the_sentence_on_what_the_plan_says_of_them(asking: Asking, wish: str) -> None:
    told = "計画書には、「市役所に行かなくてもできる手続きの拡大」が載っています（37ページ）。"
    assert told in asking.say(wish)
    assert told in Asking().say(wish)


@pytest.mark.parametrize(
    "wish", ["住民票はコンビニで取れますか", "スマホ教室に申し込みたい", "粗大ごみの回収を予約したい"]
)
def test_what_is_no_online_procedure_gets_no_sentence_on_them(asking: Asking, wish: str) -> None:
    assert "手続きの拡大" not in asking.say(wish)


def test_where_the_plan_can_be_read_is_told_with_the_plans_name(asking: Asking) -> None:
    said = asking.say("計画書はどこで読めますか")
    assert said.startswith("お答えするのは、佐世保市DX戦略実行計画（令和5年度実績）の数値です。")
    assert said.endswith("計画書の入手方法は、こちらへお尋ねください。\n<page>\n<telephone>\n（<hours>）")


@pytest.mark.parametrize(
    "text",
    [
        "お前バカか",
        "あなたは誰？AI？",
        "寂しい",
        "眠れない",
        "Where is the city hall?",
        "さようなら",
        "暇だなあ",
        "今日は何日？",
        "DXって何？",
        "わからん",
        "090-1234-5678に電話して",
    ],
)
def test_what_is_no_question_is_not_said_to_be_missing_from_the_plan(text: str) -> None:
    said = Asking().say(text)
    assert "計画書に載っていません" not in said
    assert "こんにちは" not in said
    assert "どの数値のことですか" not in said


def test_numbers_of_telephones_are_not_to_be_written_here(asking: Asking) -> None:
    assert "名前や住所などは、書かないでください。" in asking.say("090-1234-5678に電話して")


@pytest.mark.parametrize(
    "text", ["個人情報はどうなりますか", "情報はどうなりますか", "名前は保存されますか", "システムがおかしい"]
)
@pytest.mark.parametrize("viewer", [Asking().viewer, STAFF], ids=["citizen", "staff"])
def test_what_is_asked_of_this_chat_itself_never_gets_a_figure(viewer: object, text: str) -> None:
    asking = Asking(viewer=STAFF if viewer == STAFF else Asking().viewer)
    said = asking.say(text)
    assert "%" not in said
    assert "言語" not in said
    assert asking.labels == []


def test_without_a_city_file_no_lead_in_stands_alone() -> None:
    for asked in (*ASKED.values(), "人と話したい", "計画書はどこで読めますか"):
        assert "こちら" not in Asking().say(asked)
