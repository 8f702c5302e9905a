"""kikitori ask and read-answer: JSON lines in, JSON lines out, through the same turns as a chat."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.commands.running import kikitori, lines, read


def test_ask_answers_each_line_in_its_own_chat_with_its_context() -> None:
    done = kikitori(
        "ask",
        typed=lines(
            {"id": "a", "audience": "citizen", "context": [], "q": "窓口のオンライン申請率は？"},
            {"id": "b", "audience": "citizen", "context": ["窓口のオンライン申請率は？"], "q": "令和4年度は？"},
            {"id": "c", "audience": "citizen", "context": [], "q": "令和4年度は？"},
            {"id": "d", "audience": "staff", "context": [], "q": "窓口のオンライン申請率は？", "today": "2025-04-20"},
        ),
    )
    assert done.returncode == 0, done.stderr
    replies = {row["id"]: row["reply"] for row in read(done.stdout)}
    assert replies["a"].startswith(
        "窓口のオンライン申請利用率は6.8%です。\n令和5年度（2023年度）の実績です。\n予定（30%）を下回っています。"
    )
    assert "［令和6年度は？］［年ごとの数値］［意味］［担当部局］" in replies["a"]
    assert "6.6%" in replies["b"]
    assert "%" not in replies["c"]
    assert "11ページの進捗概要では10.2%です" in replies["d"]


def test_ask_never_answers_a_citizen_with_the_figure_of_another_page() -> None:
    done = kikitori(
        "ask", typed=lines({"id": "a", "audience": "citizen", "context": [], "q": "窓口のオンライン申請率は？"})
    )
    assert "10.2" not in read(done.stdout)[0]["reply"]


def test_a_line_that_is_no_question_ends_the_run_with_its_number() -> None:
    done = kikitori("ask", typed='{"id": "a", "q": "窓口のオンライン申請率は？"}\n{"id": \n')
    assert done.returncode == 1
    assert "2行目" in done.stderr
    assert len(read(done.stdout)) == 1


REPLIES: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({"reply": "46"}, {"outcome": "value", "value": 46}),
    ({"reply": "231じゃなくて213", "previous": 200}, {"outcome": "value", "value": 213}),
    ({"reply": "約200", "previous": 205}, {"outcome": "confirm", "value": 200}),
    ({"reply": "470"}, {"outcome": "confirm", "value": 470}),
    ({"reply": "15〜17"}, {"outcome": "reject", "value": None}),
    ({"reply": "▲5"}, {"outcome": "reject", "value": None}),
    ({"reply": "まだ出ていません"}, {"outcome": "intent", "intent": "unknown_value", "value": None}),
    ({"reply": "分からない"}, {"outcome": "intent", "intent": "unknown_value"}),
    ({"reply": "担当が違います"}, {"outcome": "intent", "intent": "delegate"}),
    ({"reply": "該当なし"}, {"outcome": "intent", "intent": "not_applicable"}),
    ({"reply": "前年度と同じ"}, {"outcome": "confirm", "value": 45}),
    ({"reply": "さっきのを直したい"}, {"outcome": "intent", "intent": "correct"}),
    ({"reply": "戻る"}, {"outcome": "intent", "intent": "back"}),
    ({"reply": "飛ばす"}, {"outcome": "intent", "intent": "skip"}),
    ({"reply": "あとで"}, {"outcome": "intent", "intent": "later"}),
    ({"reply": "やめる"}, {"outcome": "intent", "intent": "cancel"}),
    ({"reply": "使い方"}, {"outcome": "intent", "intent": "help"}),
    ({"reply": "0.068", "kind": "percent", "unit": "%", "previous": 4}, {"outcome": "confirm", "value": 6.8}),
    ({"reply": "6.8％", "kind": "percent", "unit": "%", "previous": 6.6}, {"outcome": "value", "value": 6.8}),
    (
        {"reply": "34件中12件", "kind": "ratio", "unit": "%", "previous": 30},
        {"outcome": "value", "value": 35.3, "numerator": 12, "denominator": 34},
    ),
    ({"reply": "36/34", "kind": "ratio", "unit": "%", "previous": 30}, {"outcome": "reject"}),
    ({"reply": "3300", "previous": 3395, "cumulative": True}, {"outcome": "confirm", "value": 3300}),
    ({"reply": "2時間30分", "kind": "decimal", "unit": "時間", "previous": 2}, {"outcome": "value", "value": 2.5}),
)
USUAL = {"kind": "count", "unit": "回", "previous": 45, "plan": 27, "cumulative": False, "lower_is_better": False}


@pytest.fixture(scope="module")
def heard() -> list[dict[str, Any]]:
    rows = ({"id": str(number), **USUAL, **given} for number, (given, _) in enumerate(REPLIES))
    done = kikitori("read-answer", typed=lines(*rows))
    assert done.returncode == 0, done.stderr
    return read(done.stdout)


@pytest.mark.parametrize("number", range(len(REPLIES)), ids=[given["reply"] for given, _ in REPLIES])
def test_a_reply_is_read_as_in_the_interview(heard: list[dict[str, Any]], number: int) -> None:
    out, expected = heard[number], REPLIES[number][1]
    assert set(out) == {"id", "outcome", "value", "numerator", "denominator", "reason", "intent"}
    assert {key: out[key] for key in expected} == expected
    assert out["reason"]
