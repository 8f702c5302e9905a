"""Free texts of an interview: commands, buttons and questions typed into them are none; whatever may be an answer is kept as one."""

from __future__ import annotations

import pytest

from store.records import AnswerKind
from tests.bot.dialogs.subjects import ONLINE, SEMINARS, WIFI
from tests.talk import Talk, talk_of


def at_the_comment() -> Talk:
    """The value of the first of two items stands, its 評価 is asked for."""
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner("34件中12件").bot_asks("進捗状況・評価を入力してください。")
    return talk


def at_the_reason() -> Talk:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("2から回答する", "470", "470回で正しい"):
        said = talk.owner(text)
    said.bot_asks("470回とする理由を入力してください。")
    return talk


def at_the_post() -> Talk:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "担当が違う"):
        said = talk.owner(text)
    said.bot_asks("どちらの担当ですか。")
    return talk


def at_the_cause() -> Talk:
    """Why an item is not applicable is asked for."""
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "該当なし"):
        said = talk.owner(text)
    said.bot_asks("該当なしとする理由を、短く入力してください。")
    return talk


def texts(talk: Talk) -> list[str]:
    """Whatever stands as a free text."""
    answers = (talk.answer(ONLINE), talk.answer(SEMINARS))
    return [text for answer in answers for text in (answer.comment, answer.reason) if text]


EVERYWHERE = [at_the_comment, at_the_reason, at_the_post, at_the_cause]


@pytest.mark.parametrize("typed", ["2から回答する", "2番から回答する", "②から回答する", "2を直す", "2番を直したい"])
def test_an_item_is_opened_by_its_number_from_every_free_text(typed: str) -> None:
    for begin in (at_the_comment, at_the_post, at_the_cause):
        talk = begin()
        talk.owner(typed).bot_asks("令和6年度の実績は何回ですか。")
        assert texts(talk) == []


@pytest.mark.parametrize("typed", ["7から回答する", "5を直す", "5を提出", "3件を提出", "4を引き戻す"])
@pytest.mark.parametrize("begin", EVERYWHERE)
def test_a_number_that_means_nothing_is_no_text_either(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    talk.owner(typed)
    assert texts(talk) == []
    assert talk.answer(SEMINARS).kind is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("さっきの件数を直したい", "入力済みです。"),
        ("件数を直したいです", "入力済みです。"),
        ("ひとつ前", "入力済みです。"),
        ("あとで書きます", "続けるときは、「回答する」と送ってください。"),
        ("後で入力します", "続けるときは、「回答する」と送ってください。"),
        ("飛ばしてください", "この照会項目を飛ばします。"),
    ],
)
def test_a_wish_to_leave_is_carried_out(typed: str, said: str) -> None:
    talk = at_the_comment()
    talk.owner(typed).bot_says(said)
    assert texts(talk) == []


NO_TEXT = (
    "別の値を入力する この下書きから続ける 値を直す 次へ進む 同上 特になし 未定 ー … さあ ０件 ４台 604件 16万0,116件 1000件中1200件 "
    "7089時間30分 5月9日 83% 一覧を見る 令和5年度の実績"
).split()


@pytest.mark.parametrize("typed", NO_TEXT)
@pytest.mark.parametrize("begin", EVERYWHERE)
def test_a_button_or_a_number_is_no_text(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    talk.owner(typed)
    assert texts(talk) == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("窓口のオンライン申請率は？", "窓口のオンライン申請利用率は6.8%です"),
        ("保健福祉のオンライン申請利用率は", "8.6%"),
        ("総務部の進捗は？", "総務部の提出率は0%です"),
        ("ペーパーレス度を教えてください", "81.7%"),
        ("前年度は？", "令和5年度の実績は"),
        ("令和6年度の予定は？", "令和6年度の予定は"),
        ("意味は？", "算出式"),
    ],
)
@pytest.mark.parametrize("begin", EVERYWHERE)
def test_a_clear_question_about_the_plan_is_answered_and_the_text_is_asked_for_again(
    begin: object, typed: str, told: str
) -> None:
    assert callable(begin)
    talk = begin()
    talk.owner(typed).bot_says(told, "回答に戻ります。")
    assert texts(talk) == []


@pytest.mark.parametrize(
    "typed",
    [
        "利用率は6.8%でした。",
        "オンライン申請利用率は横ばい",
        "窓口のオンライン申請利用率は予定を下回った。来年度は？",
        "12件のうち3件は郵送",
        "24時間対応",
        "誰が見ても分かる画面にした",
        "なぜ伸びないのか、窓口で聞き取りを行った",
        "あとで見直すこととした",
        "前の値を直した",
    ],
)
@pytest.mark.parametrize("begin", [at_the_comment, at_the_cause])
def test_whatever_may_be_an_answer_is_kept(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    talk.owner(typed).bot_says("下書きに保存しました。")
    assert texts(talk) == [typed]


SHORT = ["1人1台", "今後は", "中止", "2件提出"]


@pytest.mark.parametrize("typed", SHORT)
def test_a_reason_may_be_a_word(typed: str) -> None:
    talk = at_the_cause()
    talk.owner(typed).bot_says("下書きに保存しました。")
    assert texts(talk) == [typed]


@pytest.mark.parametrize("typed", [*SHORT, "さかな", "メモ"])
def test_a_comment_of_a_word_is_recorded_only_by_its_button(typed: str) -> None:
    talk = at_the_comment()
    talk.owner(typed).bot_says(f"「{typed}」は短い文なので、まだ記録していません。")
    assert texts(talk) == []
    talk.press("この文をそのまま記録する").bot_says("下書きに保存しました。")
    assert texts(talk) == [typed]


def test_a_long_comment_is_replaced_by_less_only_by_its_button() -> None:
    talk = at_the_comment()
    long = "申請書の様式を見直し、案内を窓口とホームページの両方で行ったため、利用が伸びた。"
    for text in (long, "1を直す", "評価を直す"):
        talk.owner(text)
    talk.owner("利用が伸びた").bot_says(f"評価は「{long}」のままです。")
    assert texts(talk) == [long]
    talk.press("この文をそのまま記録する").bot_says(
        "オンライン申請利用率（窓口）の評価を「利用が伸びた」に直しました。"
    )
    assert texts(talk) == ["利用が伸びた"]


NO_TEXTS = """
あ、分子は2354でした
さっきの数字21でした
件数21に訂正お願いします
×20 ○21
14から
10から
次へ
パス
保留
一旦保留
今日はここまで
また明日
休憩します
全部提出して
引き戻して
一覧見せて
消して
削除
何書けばいいの？
評価は後で書きます
あとで書く
まだ書けない
作成中
課長と相談中
来月末くらい
去年と同じで
空欄でいい
無し
うちじゃないです
電話します
テスト
あああ
"""


@pytest.mark.parametrize("typed", NO_TEXTS.strip().splitlines())
@pytest.mark.parametrize("begin", [at_the_comment, at_the_cause])
def test_what_is_said_about_the_work_is_no_text_of_the_report(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    talk.owner(typed).never_says("保存しました", "記録しました")
    assert texts(talk) == []


@pytest.mark.parametrize(
    "typed",
    [
        "空き家は何軒？",
        "これでいいですか",
        "これでよろしいでしょうか？",
        "効果はどうか",
        "何文字まで書けますか",
    ],
)
@pytest.mark.parametrize("begin", [at_the_comment, at_the_cause])
def test_a_question_that_nothing_answers_is_recorded_only_by_its_button(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    before = texts(talk)
    talk.owner(typed).bot_says("ご質問のようなので、記録していません。")
    assert texts(talk) == before
    talk.press("この文をそのまま記録する").bot_says("下書きに保存しました。")
    assert texts(talk) == [typed]


@pytest.mark.parametrize("typed", ["何を書けばいいですか", "何て書けばいいの", "どう書くの？", "書き方が分かりません"])
@pytest.mark.parametrize("begin", [at_the_comment, at_the_cause])
def test_whoever_asks_what_to_write_is_shown_an_example(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    talk.owner(typed).bot_says("例：", "回答に戻ります。")
    assert texts(talk) == []


def test_what_was_asked_back_in_a_free_text_takes_a_choice_and_no_answer() -> None:
    talk = at_the_comment()
    talk.owner("オンライン申請利用率は？").offers("子ども・子育て", "保健福祉", "窓口")
    talk.owner("保健福祉").bot_says("8.6%", "回答に戻ります。")
    talk.owner("オンライン申請利用率は？")
    talk.owner("窓口のオンライン申請利用率を伸ばした。").bot_says("下書きに保存しました。")
    assert texts(talk) == ["窓口のオンライン申請利用率を伸ばした。"]


@pytest.mark.parametrize("reply", ["はい", "そうではない"])
def test_a_named_indicator_with_something_else_beside_it_is_asked_back(reply: str) -> None:
    talk = at_the_comment()
    talk.owner("図書館のホームページのアクセス数は？").offers("はい", "そうではない")
    talk.owner(reply).bot_says("回答に戻ります。", "進捗状況・評価")
    assert texts(talk) == []


@pytest.mark.parametrize("pressed", [True, False])
def test_not_to_know_whose_it_is_can_be_pressed_and_typed(pressed: bool) -> None:
    talk = at_the_post()
    said = talk.press("分からない") if pressed else talk.owner("分からない")
    said.bot_says("担当が違うと記録しました。")
    assert (talk.answer(ONLINE).kind, talk.answer(ONLINE).reason) == (AnswerKind.ELSEWHERE, "分からない")


def test_what_names_nobody_is_refused_as_a_post() -> None:
    talk = at_the_post()
    talk.owner("はい").bot_says("「はい」だけでは、担当が分かりません。").offers("分からない").never_says("理由")


@pytest.mark.parametrize("typed", ["観光課の係長　田中さん", "広報課 0956-24-1111"])
def test_a_name_or_a_telephone_number_is_said_to_be_needless(typed: str) -> None:
    at_the_post().owner(typed).bot_says("担当が違うと記録しました。", "氏名や電話番号は不要です。")
    at_the_post().owner("広報課の係長").never_says("氏名や電話番号")


def test_parts_in_place_of_the_reason_why_there_are_none_are_the_parts() -> None:
    talk = talk_of(ONLINE)
    for text in ("回答する", "率だけ分かる", "6.8%"):
        talk.owner(text)
    talk.owner("12件/300件").bot_says("件数から計算すると4.0%で、入力した6.8%と違います。")
    talk.owner("30000件中2040件").bot_says("30,000件中2,040件で、6.8%です")
    assert not talk.answer(ONLINE).no_parts


def test_a_number_with_its_unit_in_place_of_a_reason_is_another_value() -> None:
    at_the_reason().owner("47回").bot_says("47回を下書きに保存しました。")


@pytest.mark.parametrize(
    ("subject", "before", "again"),
    [(ONLINE, [], ["1を直す", "該当なし"]), (ONLINE, [], ["戻る"]), (WIFI, ["29"], ["戻る"])],
)
def test_the_reason_that_stands_is_shown_before_another_is_asked_for(
    subject: str, before: list[str], again: list[str]
) -> None:
    talk = talk_of(subject)
    for text in ("回答する", *before, "該当なし", "事業を終えたため"):
        talk.owner(text)
    said = [talk.owner(text) for text in again][-1]
    said.bot_asks("該当なしとする理由は「事業を終えたため」と入力済みです。")


@pytest.mark.parametrize(
    "typed",
    ["あとで書きます", "ありがとう", "さっきの値を直したい", "別の値を入力する", "604件", "窓口のオンライン申請率は？"],
)
def test_a_measure_in_words_takes_none_of_these_either(typed: str) -> None:
    talk = talk_of("P103")
    talk.owner("回答する")
    talk.owner(typed)
    assert talk.answer("P103").kind is None


def test_a_phase_said_again_not_to_apply_keeps_its_reason() -> None:
    talk = talk_of(WIFI)
    for text in ("回答する", "29", "該当なし", "整備を終えたため", "1を直す", "区分を直す"):
        talk.owner(text)
    talk.owner("該当なし").bot_says("理由は「整備を終えたため」と入力済みです。")
    assert talk.answer(WIFI).phase_reason == "整備を終えたため"
    talk.owner("戻る").bot_asks("該当なしとする理由は「整備を終えたため」と入力済みです。")


@pytest.mark.parametrize("word", ["担当が違う", "該当なし", "集計中"])
def test_a_button_pressed_by_mistake_is_taken_back(word: str) -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner(word)
    talk.owner("戻る").bot_asks("オンラインでの手続き件数は何件ですか。").never_says("入力済み")
    assert talk.answer(ONLINE).kind is None
    talk.owner("やめる").bot_says("残り2件です。")


def test_a_phase_said_not_to_apply_by_mistake_is_taken_back() -> None:
    talk = talk_of(WIFI)
    for text in ("回答する", "29", "該当なし"):
        talk.owner(text)
    talk.owner("戻る").bot_asks("実施年度の区分を選んでください。")
    assert talk.answer(WIFI).phase_kind is None
    assert talk.answer(WIFI).value == 29


def test_what_is_not_mine_counts_as_begun_until_a_post_is_named() -> None:
    talk = at_the_post()
    talk.owner("やめる").bot_says("途中1件、残り1件です。")
    talk.owner("一覧").bot_says("1　オンライン申請利用率（窓口）　途中")
    talk.owner("回答する").bot_asks("どちらの担当ですか。")
    talk.owner("広報課").bot_says("担当が違うと記録しました。")


@pytest.mark.parametrize("typed", ["死にたい", "火事です", "助けて", "人が刺された"])
@pytest.mark.parametrize("begin", EVERYWHERE)
def test_a_cry_for_help_is_no_report(begin: object, typed: str) -> None:
    assert callable(begin)
    talk = begin()
    before = [talk.answer(subject) for subject in (ONLINE, SEMINARS, WIFI)]
    talk.owner(typed).never_says("保存しました", "記録しました")
    assert [talk.answer(subject) for subject in (ONLINE, SEMINARS, WIFI)] == before


@pytest.mark.parametrize("begin", [at_the_comment, at_the_cause])
def test_a_report_that_reads_like_a_cry_is_recorded_by_its_button(begin: object) -> None:
    assert callable(begin)
    talk = begin()
    text = "窓口で職員が刺された事案を受けて、体制を見直した。"
    talk.owner(text).bot_says("119").never_says("保存しました")
    talk.press("この文をそのまま記録する").bot_says("下書きに保存しました。")
    assert texts(talk) == [text]


def test_a_report_of_a_fire_is_kept() -> None:
    talk = at_the_comment()
    talk.owner("火災が発生したため中止").bot_says("下書きに保存しました。")
