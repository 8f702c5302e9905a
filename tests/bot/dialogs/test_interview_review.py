"""Review, submission, take back, edit and history of what was answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.standing import Standing, standing
from tests.bot.dialogs.subjects import ONLINE, PUSH, SEMINARS, TASKS, WIFI
from tests.talk import Talk, talk_of


def test_review_submits_what_was_shown_and_names_what_is_missing() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    talk.owner("96,830件中8,214件")
    talk.owner("周知した。")
    talk.owner("47")
    talk.owner("提出").bot_says(
        "提出前の1件です。",
        "1　オンライン申請利用率（窓口）　8.5%（予定35%、前年度6.8%）",
        "評価：周知した。",
        "次の1件は、まだ提出できません。",
        "評価がまだです",
    ).offers("1件を提出", "直す", "やめる")
    talk.owner("1件を提出").bot_says(
        "1件を提出しました（4月14日（月）", "ほかは、途中1件です。", "「引戻し」で手元に戻せます。"
    )
    talk.owner("一覧").bot_says(
        "1　オンライン申請利用率（窓口）　提出済　8.5%",
        "2　デジタル活用セミナー実施回数（多様化）　下書き（評価がまだです）　47回",
    )


def test_the_last_submission_is_thanked_for_once() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。").bot_says("入力する照会項目は、残っていません。")
    talk.owner("提出")
    talk.press("1件を提出").bot_says("1件全ての提出を受け付けました。ありがとうございました。")
    talk.owner("提出").bot_says("提出できる下書きはありません。").never_says("ありがとう")


def test_a_submission_is_taken_back_and_is_a_draft_again() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("47")
    talk.owner("開いた。")
    talk.owner("提出")
    talk.owner("1件を提出")
    talk.owner("引戻し").bot_says("引き戻しました。")
    request = next(r for r in talk.world.requests.values() if r.subject_id == SEMINARS)
    assert standing(request, talk.answer(SEMINARS)) is Standing.DRAFT


def test_the_label_of_a_review_that_is_gone_is_no_number() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    talk.owner("3件を提出").bot_says("提出できる下書きはありません。").bot_asks("令和6年度の実績は何回ですか。")
    assert talk.answer(SEMINARS).kind is None


def test_one_item_of_several_can_be_submitted() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    for text in ("34件中12件", "周知した。", "47", "開いた。"):
        talk.owner(text)
    talk.owner("提出").bot_says("提出前の2件です。", "「1と2を提出」のように番号で送ってください。")
    talk.owner("5件を提出").bot_says("今回の提出は行っていません。今、提出できるのは2件です。")
    talk.owner("2を提出").bot_says("1件を提出しました")
    assert [r.subject_id for r in talk.world.requests.values() if r.state.value == "submitted"] == [SEMINARS]


def test_every_part_of_a_complete_item_can_be_edited() -> None:
    talk = talk_of(ONLINE, WIFI)
    talk.owner("回答する")
    for text in ("34件中12件", "周知した。", "30", "構築"):
        talk.owner(text)
    talk.owner("2を直す").bot_asks("どこを直しますか。").offers("値を直す", "区分を直す")
    talk.owner("区分を直す").bot_asks("実施年度の区分は「構築 ○」と入力済みです。")
    talk.owner("運用").bot_says("区分を「構築 ○」から「運用 ⇒」に直しました。")
    talk.owner("1を直す").offers("値を直す", "評価を直す")
    talk.press("評価を直す").bot_asks("評価は「周知した。」と入力済みです。")
    talk.owner("周知を続けた。").bot_says("評価を「周知を続けた。」に直しました。")
    assert talk.answer(WIFI).value == 30


def test_the_numbers_of_a_take_back_are_read_as_such() -> None:
    talk = talk_of(ONLINE, SEMINARS, TASKS)
    talk.owner("回答する")
    for text in ("200", "続けた。", "34件中12件", "周知した。"):
        talk.owner(text)
    talk.owner("提出")
    talk.owner("2件を提出").bot_says("2件を提出しました")
    talk.owner("引戻し").bot_asks("どれを引き戻しますか。")
    talk.owner("2").bot_says("引き戻しました。")
    assert talk.answer(SEMINARS).kind is None
    assert [r.state.value for r in talk.world.requests.values() if r.subject_id == TASKS] == ["submitted"]


def test_after_a_take_back_the_open_question_is_put_again() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    for text in ("34件中12件", "周知した。", "提出", "1件を提出"):
        talk.owner(text)
    talk.owner("引戻し").bot_says("引き戻しました。").bot_asks(
        "デジタル活用セミナー実施回数（多様化）の質問です。", "何回ですか"
    )


def test_what_was_submitted_can_be_seen_only_while_it_is() -> None:
    talk = talk_of(SEMINARS)
    talk.owner("回答する")
    for text in ("47", "開いた。", "提出"):
        talk.owner(text)
    talk.second("提出")
    talk.second("1件を提出")
    show = talk.owner("1件を提出").button("提出された内容を見る")
    talk.second("引戻し")
    talk.says(talk.holder, "", show).bot_says("今は提出されていません。")


def test_the_review_names_what_is_not_in_it() -> None:
    talk = talk_of(ONLINE, SEMINARS, TASKS)
    talk.owner("回答する")
    for text in ("200", "続けた。", "集計中", "日付は未定"):
        talk.owner(text)
    talk.owner("提出").bot_says("提出前の1件です。", "ほかは、集計中1件、残り1件です。")


def test_a_value_in_items_is_no_number_of_the_list() -> None:
    talk = talk_of("K017")
    talk.owner("回答する").bot_asks("何項目ですか。")
    talk.owner("6項目").bot_says("6項目を下書きに保存しました。")


def test_a_submitted_item_is_not_edited_and_the_open_question_comes_back() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    for text in ("34件中12件", "周知した。", "提出", "1件を提出"):
        talk.owner(text)
    talk.owner("1を直す").bot_says("直すときは、「引戻し」で手元に戻してください。").bot_asks(
        "回答に戻ります。"
    ).offers("引戻し")


def test_some_of_the_reviewed_items_can_be_submitted_by_their_numbers() -> None:
    talk = talk_of(ONLINE, SEMINARS, TASKS)
    talk.owner("回答する")
    for text in ("200", "続けた。", "34件中12件", "周知した。", "47", "開いた。", "提出"):
        talk.owner(text)
    talk.owner("1と3を提出").bot_says("2件を提出しました")
    assert {r.subject_id for r in talk.world.requests.values() if r.state.value == "submitted"} == {TASKS, SEMINARS}
    talk.owner("提出")
    talk.owner("全て提出").bot_says("3件全ての提出を受け付けました。")


@pytest.mark.parametrize("typed", ["①", "１", "❶", "1番", "一つ目"])
@pytest.mark.parametrize("menu", [["一覧"], ["回答する", "34件中12件", "周知した。", "あとで", "提出"]])
def test_a_number_in_a_circle_opens_that_line_of_a_list(menu: list[str], typed: str) -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in menu:
        talk.owner(text)
    talk.owner(typed).bot_says("オンライン申請利用率")
    assert talk.owner("値を直す" if len(menu) > 1 else "12/34").messages


def test_nothing_is_submitted_when_one_of_the_reviewed_items_is_asked_of_another_post_by_now() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "34件中12件", "周知した。", "47", "開いた。", "提出"):
        talk.owner(text)
    request = next(r for r in talk.world.requests.values() if r.subject_id == SEMINARS)
    talk.world.requests[request.id] = replace(request, post_id="another")
    talk.owner("2件を提出").bot_says("今回の提出は行っていません。", "内容が変わっています。").offers("提出")
    assert submitted(talk) == []
    talk.owner("提出").bot_says("提出前の1件です。")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("提出したい", "まだ提出していません。"),
        *((text, "今回の提出は行っていません。下書きは残っています。") for text in ("いいえ", "やめる")),
    ],
)
def test_a_no_or_a_wish_to_a_review_submits_nothing_by_itself(typed: str, told: str) -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "34件中12件", "周知した。", "47", "開いた。", "提出"):
        talk.owner(text)
    talk.owner(typed).bot_says(told)
    assert submitted(talk) == []


@pytest.mark.parametrize("typed", ["はい", "うん", "はい、お願いします", "全部", "全件", "はい、提出します"])
def test_a_yes_to_a_review_submits_exactly_what_was_shown(two_of_three: Talk, typed: str) -> None:
    two_of_three.owner("3を提出").bot_says("提出前の1件です。")
    two_of_three.owner(typed).bot_says("1件を提出しました")
    assert submitted(two_of_three) == [SEMINARS]


@pytest.mark.parametrize("between", [["使い方"], ["2を直す"], ["直す"], ["やめる"]])
def test_a_yes_after_something_else_submits_nothing(two_of_three: Talk, between: list[str]) -> None:
    for text in ("提出", *between, "はい"):
        two_of_three.owner(text)
    assert submitted(two_of_three) == []


def test_a_yes_submits_nothing_that_somebody_else_has_changed_meanwhile(two_of_three: Talk) -> None:
    two_of_three.owner("提出")
    for text in ("3を直す", "値を直す", "46"):
        two_of_three.second(text)
    two_of_three.owner("はい").bot_says("今回の提出は行っていません。")
    assert submitted(two_of_three) == []


def take_back_list() -> Talk:
    """Two of three submitted items are listed to the owner; the first of all is still open."""
    talk = talk_of(TASKS, ONLINE, SEMINARS)
    for text in ("2から回答する", "34件中12件", "周知した。", "47", "開いた。", "提出", "2件を提出"):
        talk.owner(text)
    talk.owner("引戻し").bot_says("2　オンライン申請利用率（窓口）", "3　デジタル活用セミナー実施回数（多様化）")
    return talk


def submitted(talk: Talk) -> list[str]:
    return [request.subject_id for request in talk.world.requests.values() if request.state.value == "submitted"]


@pytest.mark.parametrize(
    ("typed", "left"), [("2", [TASKS, SEMINARS]), ("③", [TASKS, ONLINE]), ("3を引き戻す", [TASKS, ONLINE]), ("2件全てを引き戻す", [TASKS])]
)  # fmt: skip
def test_a_typed_number_takes_back_what_the_list_showed_beside_it(typed: str, left: list[str]) -> None:
    talk = take_back_list()
    for text in ("1から回答する", "200", "続けた。", "提出", "1件を提出"):
        talk.second(text)
    talk.owner(typed).bot_says("引き戻しました。")
    assert submitted(talk) == left


def test_what_changed_since_the_list_was_shown_is_not_taken_back_and_the_list_is_shown_anew() -> None:
    talk = take_back_list()
    for text in ("引戻し", "3", "3を直す", "別の値を入力する", "値を直す", "46", "提出", "1件を提出"):
        talk.second(text)
    talk.owner("3").bot_says("引戻しは行っていません。", "3　デジタル活用セミナー実施回数（多様化）　46回")
    assert submitted(talk) == [ONLINE, SEMINARS]
    talk.owner("3").bot_says("引き戻しました。")


def test_without_its_list_all_of_it_is_not_taken_back_but_listed() -> None:
    talk = take_back_list()
    talk.owner("使い方")
    talk.owner("2件全てを引き戻す").bot_asks("どれを引き戻しますか。")
    assert submitted(talk) == [ONLINE, SEMINARS]


@pytest.mark.parametrize("listed", ["引戻し", "一覧", "使い方"])
@pytest.mark.parametrize(
    ("typed", "said", "left"),
    [
        ("3を引き戻す", "「デジタル活用セミナー実施回数（多様化）」を引き戻しました。", [ONLINE]),
        ("1を引き戻す", "1の「AI等先進的なICTを活用する業務数」は、提出されていません（未回答）。", [ONLINE, SEMINARS]),
        ("4を引き戻す", "4番の照会項目はありません。番号は、「一覧」の1から3までです。", [ONLINE, SEMINARS]),
    ],
)
def test_a_number_of_taking_back_is_the_one_of_the_list_of_all_items(
    listed: str, typed: str, said: str, left: list[str]
) -> None:
    talk = take_back_list()
    talk.owner(listed)
    talk.owner(typed).bot_says(said)
    assert submitted(talk) == left


@pytest.fixture
def two_of_three() -> Talk:
    """The first of three items is open, the other two are complete drafts."""
    talk = talk_of(TASKS, ONLINE, SEMINARS)
    for text in ("2から回答する", "34件中12件", "周知した。", "47", "開いた。"):
        talk.owner(text)
    return talk


def test_the_review_counts_as_the_list_does(two_of_three: Talk) -> None:
    two_of_three.owner("提出").bot_says(
        "2　オンライン申請利用率（窓口）", "3　デジタル活用セミナー実施回数", "「2と3を提出」のように番号で"
    )
    two_of_three.owner("直す").offers("2を直す", "3を直す")
    two_of_three.owner("提出")
    two_of_three.owner("3を提出").bot_says("1件を提出しました")
    assert submitted(two_of_three) == [SEMINARS]


@pytest.mark.parametrize("before", [[], ["一覧"], ["使い方"]])
def test_a_number_without_a_review_is_reviewed_first(two_of_three: Talk, before: list[str]) -> None:
    for text in before:
        two_of_three.owner(text)
    two_of_three.owner("3を提出").bot_says("提出前の1件です。", "3　デジタル活用セミナー実施回数").never_says(
        "オンライン"
    )
    assert submitted(two_of_three) == []
    two_of_three.owner("3を提出").bot_says("1件を提出しました")
    assert submitted(two_of_three) == [SEMINARS]


@pytest.mark.parametrize("before", [[], ["提出"]])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1を提出", "1の「AI等先進的なICTを活用する業務数」は、未回答です。"),
        ("1と2を提出", "1の「AI等先進的なICTを活用する業務数」は、未回答です。"),
        ("4を提出", "4番の照会項目はありません。"),
    ],
)
def test_a_number_that_does_not_fit_is_refused_by_name_and_nothing_is_submitted(
    two_of_three: Talk, before: list[str], typed: str, said: str
) -> None:
    for text in before:
        two_of_three.owner(text)
    two_of_three.owner(typed).bot_says(said)
    assert submitted(two_of_three) == []


def test_a_draft_that_wants_something_is_refused_with_what_it_wants(two_of_three: Talk) -> None:
    for text in ("1から回答する", "200", "1を提出"):
        said = two_of_three.owner(text)
    said.bot_says("1の「AI等先進的なICTを活用する業務数」は、評価がまだです。")
    assert two_of_three.answer(TASKS).comment == ""


def test_a_number_of_an_open_review_edits_the_item_of_the_list(two_of_three: Talk) -> None:
    two_of_three.owner("提出")
    two_of_three.owner("3を直す").bot_asks("デジタル活用セミナー実施回数（多様化）の、どこを直しますか。")
    two_of_three.owner("提出")
    two_of_three.owner("1").bot_says("AI等先進的なICTを活用する業務数")


@pytest.mark.parametrize(
    "typed",
    "提出 提出する 提出します 提出お願いします 提出をお願いします 提出でお願いします 提出してください".split(),
)
def test_to_submit_said_again_in_a_review_asks_what(two_of_three: Talk, typed: str) -> None:
    two_of_three.owner("提出")
    two_of_three.owner(typed).bot_says("まだ提出していません。", "「2を提出」のように").offers("2件を提出")
    assert submitted(two_of_three) == []


@pytest.mark.parametrize("typed", ["提出お願いします", "提出でお願いします", "はい、提出します", "提出したい"])
def test_to_submit_is_said_in_ones_own_words(typed: str) -> None:
    talk = talk_of(ONLINE, SEMINARS)
    for text in ("回答する", "34件中12件", "周知した。"):
        talk.owner(text)
    talk.owner(typed).bot_says("提出前の1件です。")


@pytest.mark.parametrize(
    "typed", ["全て提出してください", "2件を提出してください", "全部提出お願いします", "2と3だけ提出します"]
)
def test_a_review_takes_its_answer_in_ones_own_words(two_of_three: Talk, typed: str) -> None:
    two_of_three.owner("提出")
    two_of_three.owner(typed).bot_says("2件を提出しました")


@pytest.mark.parametrize("typed", ["2のみ提出", "②を提出", "2だけ提出してください"])
def test_one_of_a_review_is_named_in_ones_own_words(two_of_three: Talk, typed: str) -> None:
    two_of_three.owner("提出")
    two_of_three.owner(typed).bot_says("1件を提出しました")
    assert submitted(two_of_three) == [ONLINE]


def test_the_review_shows_the_counts_behind_a_rate() -> None:
    talk = talk_of(ONLINE, PUSH)
    for text in ("2から回答する", "34件中12件", "周知した。", "提出"):
        said = talk.owner(text)
    said.bot_says("35.3%（予定35%、前年度6.8%）", "　内訳：34件中12件")


def test_a_message_offers_one_row_of_buttons() -> None:
    talk = talk_of(ONLINE, SEMINARS)
    talk.owner("回答する")
    for text in ("提出", "34件中12件", "周知した。", "提出", "やめる"):
        said = talk.owner(text)
        assert sum(bool(message.choices) for message in said.messages) <= 1, text
