"""Every sentence that a person can read keeps to the words of terms.md and the rules of voice.md."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from language.texts import lines, say
from language.texts.ja import TEXTS

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "language", "plan", "store")
FIELD = re.compile(r"\{[a-z_0-9]+\}")
QUOTED = re.compile(r"「[^「」]*」")
REMARK = re.compile(r"（[^（）]*）")

# terms.md, last column, and voice.md section 6, "avoid". Left out are words that are refused in one sense only (計画 for a value, 登録 of an answer).
REFUSED = (
    "重点項目 評価ランク 段階 事業 計画値 実績値 ステージ キャンペーン タスク オーナー 代理承認 コーディネーター リジェクト 公開 確定 速報 修正 転送 "
    "リマインド 督促 回収率 期限超過 達成率 締切 回答期限 一時保存 "
    "〆切 目標値 進捗率 低調 遅延 頭打ち 好調 順調 大幅に 矛盾 誤り 不整合 ミス 打ち間違い 入力ミス エラー 不正な値 無効 正常に完了 データなし 未報告 不明 "
    "送信 キャンセル 中止 クリック タップ 押下 ユーザー お客様 AI ボット システム 未提出者 対象者 至急 速やかに 適宜 デッドライン ステータス エビデンス "
    "及び 並びに 又は 等 予定どおり DX計画 実行計画 昨年と同じ 昨年度 今年度 昨年 残念ながら わずか にとどまる 恐れ入ります 申し訳ございません 後ほど もうすぐ"
).split()
APOLOGY = "申し訳ありません"
RATING = "：予定どおり"  # quotes the plan
BUTTONS_REFUSED = ("推移", "定義", "昨年と同じ", "登録")


def letters_that_join(letter: str) -> bool:
    """Kanji and katakana: beside one of them a word is a part of another."""
    name = unicodedata.name(letter, "")
    return name.startswith("CJK UNIFIED") or name.startswith("KATAKANA") or letter in "々ー"


def whole_word(word: str, text: str) -> bool:
    for found in re.finditer(re.escape(word), text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        joined = (before and letters_that_join(before) and letters_that_join(word[0])) or (
            after and letters_that_join(after) and letters_that_join(word[-1])
        )
        if not joined:
            return True
    return False


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_no_text_uses_a_word_that_we_do_not_use(key: str) -> None:
    plain = FIELD.sub("＿", TEXTS[key]).replace(RATING, "")
    found = [word for word in REFUSED if whole_word(word, plain)]
    assert found == []


@pytest.mark.parametrize("key", sorted(key for key in TEXTS if key.startswith("button.")))
def test_no_button_uses_a_word_of_the_office(key: str) -> None:
    assert [word for word in BUTTONS_REFUSED if whole_word(word, TEXTS[key])] == []


def test_a_part_of_another_word_is_no_whole_word() -> None:
    assert whole_word("実行計画", "実行計画です")
    assert not whole_word("実行計画", "市のDX戦略実行計画です")
    assert not whole_word("システム", "財務システム部")
    assert whole_word("確定", "値を確定しました")


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_no_text_shouts_or_carries_an_emoji(key: str) -> None:
    text = TEXTS[key]
    assert "！" not in text
    assert "!" not in text
    assert not [letter for letter in text if unicodedata.category(letter) == "So" and letter not in "○△⇒◇"]


@pytest.mark.parametrize("key", sorted(key for key in TEXTS if not key.startswith("button.")))
def test_our_own_questions_end_with_ka(key: str) -> None:
    ours = REMARK.sub("", QUOTED.sub("", TEXTS[key]))
    assert "？" not in ours
    assert "?" not in ours
    assert not re.search(r"(?:です|ます|でしょう)か(?!。|、|ら|$)", ours.replace("\n", "$"))


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_figures_and_marks_have_their_width(key: str) -> None:
    text = FIELD.sub("", TEXTS[key])
    assert not re.search(r"[０-９％]", text)
    assert not re.search(r"[,.](?=[ぁ-ん一-龥ァ-ヶ])", text)
    assert not re.search(r"[()](?=[ぁ-ん一-龥ァ-ヶ])", text)


def test_only_our_own_failure_apologises() -> None:
    assert {key for key, text in TEXTS.items() if APOLOGY in text} <= {"error.citizen", "error.turn"}


def test_the_words_of_citizens_are_plain() -> None:
    for key, text in TEXTS.items():
        assert not re.search(r"させていただ|となっており|いたしかね", text), key


def test_no_key_stands_in_two_files() -> None:
    folder = ROOT / "language" / "texts" / "ja"
    keys = [key for file in sorted(folder.glob("*.py")) for key in _dictionary_keys(file)]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_every_key_that_is_spoken_is_written() -> None:
    spoken = set(_spoken_keys())
    assert len(spoken) > 100
    assert sorted(spoken - set(TEXTS)) == []


def test_every_way_to_stand_beside_the_plan_has_its_words() -> None:
    ways = [f"figure.{past}{found}" for past in ("", "was_") for found in ("above", "below", "equal")]
    ways += [f"figure.lower_{past}{found}" for past in ("", "was_") for found in ("above", "below")]
    ways += [f"figure.{size}{way}" for size in ("", "points_") for way in ("up", "down")]
    ways += [f"figure.{state}{kind}" for state in ("draft", "submitted") for kind in ("", "_kind")]
    assert [key for key in ways if key not in TEXTS] == []


def test_a_line_of_empty_settings_is_left_out() -> None:
    assert say("contact", address="", telephone="0956-24-1111", hours="") == "0956-24-1111"
    assert say("contact", address="", telephone="", hours="") == ""


def test_a_bracket_with_an_empty_setting_goes_and_its_sentence_stays() -> None:
    assert say("figure.down", before="", by="25,809件") == "前年度より25,809件減りました。"


def test_an_unknown_key_or_a_missing_parameter_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("figure.none_such")
    with pytest.raises(KeyError):
        say("figure.basic", name="x")


def test_empty_parts_leave_no_line() -> None:
    assert lines("a", "", "b") == "a\nb"


def _dictionary_keys(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Dict):
            yield from (key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str))


def _spoken_keys() -> Iterator[str]:
    """The keys that stand in a call of say(), whole or as one of two."""
    for file in (file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                yield from _constants(node.args[0])


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)


# Keys that are put together at run time; each prefix stands in the code as such.
PUT_TOGETHER = (
    "beyond.", "button.", "check.", "city.", "counts.", "db.lost.", "duty.", "figure.", "missing.", "plan.flaw.", "progress.shown.", "reject.", "series.", "staff.", "chat.",
)  # fmt: skip


def test_every_text_is_said_somewhere() -> None:
    root = Path(__file__).parents[2]
    code = "".join(
        file.read_text("utf-8")
        for room in ("bot", "store", "language", "plan")
        for file in (root / room).rglob("*.py")
        if "texts" not in file.parts
    )
    silent = [key for key in TEXTS if f'"{key}"' not in code and not key.startswith(PUT_TOGETHER)]
    assert silent == []
