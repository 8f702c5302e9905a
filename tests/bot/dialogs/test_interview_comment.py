"""The 評価 beside a value that was changed: it is said to stay, and only the person rewrites it."""

from __future__ import annotations

import pytest

from tests.bot.dialogs.subjects import ONLINE, SEMINARS, TASKS, WIFI
from tests.talk import Talk, talk_of

STAYS = "評価は「開いた。」のままです。新しい値に合わせるときは、［評価を直す］を選んでください。"


def commented(*subjects: str) -> Talk:
    """A value and its 評価 stand for the seminars; what else is asked, earlier in the plan, is open."""
    talk = talk_of(SEMINARS, *subjects)
    for text in (f"{len(subjects) + 1}から回答する", "47", "開いた。"):
        talk.owner(text)
    return talk


@pytest.mark.parametrize(
    "typed",
    [
        ["値を直す", "46"],
        ["値を直す", "47じゃなくて46"],
        ["値を直す", "約46", "はい"],
        ["値を直す", "集計中", "未定", "1から回答する", "46"],
    ],
)
def test_a_corrected_value_leaves_the_comment_and_says_so(typed: list[str]) -> None:
    talk = commented()
    said = [talk.owner(text) for text in ("1を直す", *typed)][-1]
    said.bot_says(STAYS).offers("評価を直す")
    assert talk.answer(SEMINARS).value == 46
    assert talk.answer(SEMINARS).comment == "開いた。"


@pytest.mark.parametrize("typed", [["値を直す", "47"], ["評価を直す", "毎月開いた。"], ["値を直す", "470"]])
def test_nothing_is_said_of_the_comment_while_its_value_stands(typed: list[str]) -> None:
    talk = commented()
    [talk.owner(text) for text in ("1を直す", *typed)][-1].never_says("のままです。")


def test_the_first_comment_is_asked_for_and_not_said_to_stay() -> None:
    talk = talk_of(SEMINARS)
    for text in ("回答する", "47", "戻る"):
        talk.owner(text)
    talk.owner("46").bot_says("47回を46回に直しました。").bot_asks("進捗状況・評価を入力してください。").never_says(
        "のまま"
    )


@pytest.mark.parametrize("pressed", [True, False])
@pytest.mark.parametrize("others", [[], [ONLINE]])
def test_the_comment_is_rewritten_by_the_button_or_its_label_and_the_walk_goes_on(
    pressed: bool, others: list[str]
) -> None:
    talk = commented(*others)
    number = len(others) + 1
    for text in (f"{number}を直す", "値を直す"):
        talk.owner(text)
    button = talk.owner("46").button("評価を直す")
    said = talk.says(talk.holder, "", button) if pressed else talk.owner("評価を直す")
    said.bot_asks("評価は「開いた。」と入力済みです。直した文を入力してください。")
    after = talk.owner("回数を見直した。").bot_says("評価を「回数を見直した。」に直しました。")
    after.bot_says("オンラインでの手続き件数は何件ですか。" if others else "入力する照会項目は、残っていません。")
    assert talk.answer(SEMINARS).value == 46
    assert talk.answer(SEMINARS).comment == "回数を見直した。"


def test_the_label_typed_at_another_items_free_text_is_no_text_of_it() -> None:
    talk = commented(TASKS)
    for text in ("1から回答する", "200"):
        talk.owner(text)
    talk.owner("評価を直す").bot_asks("評価は「開いた。」と入力済みです。")
    assert talk.answer(TASKS).comment == ""


def test_a_button_kept_until_another_holder_has_saved_the_item_opens_nothing() -> None:
    talk = commented()
    for text in ("1を直す", "値を直す"):
        talk.owner(text)
    button = talk.owner("46").button("評価を直す")
    for text in ("1を直す", "別の値を入力する", "値を直す", "48"):
        talk.second(text)
    talk.says(talk.holder, "", button).bot_says("48回と回答済みです。")


def test_a_phase_has_no_comment_to_rewrite() -> None:
    talk = talk_of(WIFI)
    for text in ("回答する", "29", "運用", "1を直す", "値を直す"):
        talk.owner(text)
    talk.owner("30").bot_says("29施設を30施設に直しました。").never_says("評価")
    talk.owner("評価を直す").never_says("直した文を入力してください。")


def test_the_comment_of_the_item_that_stands_open_is_meant() -> None:
    talk = commented(TASKS)  # TASKS, the first of the list, is open
    for text in ("1から回答する", "200", "やめる", "1を直す"):
        talk.owner(text)
    talk.owner("評価を直す").bot_asks("進捗状況・評価を入力してください。")
    talk.owner("対象の業務を広げた。").bot_says("評価「対象の業務を広げた。」を下書きに保存しました。")
    assert talk.answer(TASKS).comment == "対象の業務を広げた。"
    assert talk.answer(SEMINARS).comment == "開いた。"


def test_a_comment_that_stands_is_asked_and_changed_under_its_items_name() -> None:
    talk = commented()
    for text in ("1を直す", "46"):
        talk.owner(text)
    talk.owner("評価を直す").bot_asks("デジタル活用セミナー実施回数（多様化）の評価は「開いた。」と入力済みです。")
    talk.owner("毎月開いた。").bot_says("デジタル活用セミナー実施回数（多様化）の評価を「毎月開いた。」に直しました。")


def test_a_comment_is_rewritten_in_one_message() -> None:
    talk = commented()
    talk.owner("評価を「毎月、会場を変えて開いた。」に直して").bot_says(
        "デジタル活用セミナー実施回数（多様化）の評価を「毎月、会場を変えて開いた。」に直しました。"
    )
    assert talk.answer(SEMINARS).comment == "毎月、会場を変えて開いた。"


def test_a_comment_that_is_given_goes_to_the_item_that_asks_for_it() -> None:
    talk = talk_of(SEMINARS, TASKS)
    for text in ("回答する", "210", "AIの利用を広げた。", "46"):
        talk.owner(text)
    talk.owner("評価を「説明会を増やし、予定を上回った。」にして").bot_says("説明会を増やし、予定を上回った。")
    assert talk.answer(TASKS).comment == "AIの利用を広げた。"
    assert talk.answer(SEMINARS).comment == "説明会を増やし、予定を上回った。"


@pytest.mark.parametrize(
    "typed",
    [
        "評価を「会場を増やした。」に変更しないでください",
        "評価を「会場を増やした。」に変更しましたか",
        "評価は「会場を増やした。」で変更なし",
    ],
)
def test_a_comment_that_is_forbidden_or_asked_about_replaces_none(typed: str) -> None:
    talk = commented()
    talk.owner(typed)
    assert talk.answer(SEMINARS).comment == "開いた。"


def test_a_comment_is_replaced_by_the_second_of_two() -> None:
    talk = commented()
    talk.owner("評価を「開いた。」から「毎月、会場を変えて開いた。」に直して")
    assert talk.answer(SEMINARS).comment == "毎月、会場を変えて開いた。"


def test_a_comment_that_is_given_while_a_value_is_edited_is_that_items() -> None:
    talk = commented(TASKS)
    for text in ("1から回答する", "200", "やめる", "1を直す"):
        talk.owner(text)
    talk.owner("評価を「対象の業務を広げた。」に直して").bot_says(
        "評価「対象の業務を広げた。」を下書きに保存しました。"
    )
    assert talk.answer(SEMINARS).comment == "開いた。"
