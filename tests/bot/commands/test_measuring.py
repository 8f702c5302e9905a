"""kikitori ask and read-answer: JSON lines in, JSON lines out, through the same turns as a chat."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plan.sasebo import R5 as SASEBO_R5
from tests.bot.commands.running import environment, kikitori, lines, read


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


def test_a_line_that_is_no_question_is_told_by_its_number_and_the_others_are_answered() -> None:
    question = '"q": "窓口のオンライン申請率は？"}\n'
    done = kikitori("ask", typed=f'{{"id": "a", {question}{{"id": \n{{"id": 3, {question}')
    assert done.returncode == 1
    assert done.stderr.startswith("2行目")
    assert [row["id"] for row in read(done.stdout)] == ["a", 3]


@pytest.mark.parametrize("command", ["ask", "read-answer"])
def test_a_line_of_another_encoding_is_told_by_its_number(command: str) -> None:
    done = kikitori(command, typed="\n\udc91\udc8b\udc8c\udcfb\n")
    assert done.returncode == 1
    assert done.stderr.startswith("2行目を文字として読めません。")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "line", "said"),
    [
        ("ask", '{"id": "a"}', "1行目の「q」がないか、使えない値です。"),
        ("ask", '{"id": "a", "q": 3}', "1行目の「q」がないか、使えない値です。"),
        ("ask", '{"id": "a", "q": "", "audience": "king"}', "1行目の「audience」がないか、使えない値です。"),
        ("ask", '{"id": "a", "q": "", "context": [3]}', "1行目の「context」がないか、使えない値です。"),
        ("ask", "[]", "1行目をJSONとして読めません。"),
        ("ask", "x", "1行目をJSONとして読めません。"),
        ("read-answer", '{"id": "a", "reply": "46", "kind": "rate"}', "1行目の「kind」がないか、使えない値です。"),
    ],
)
def test_a_line_that_is_not_taken_is_told_by_its_field_in_japanese(command: str, line: str, said: str) -> None:
    done = kikitori(command, typed=line + "\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{said}直してから、もう一度実行してください。\n"


@pytest.mark.parametrize("command", [("ask",), ("demo", "seed")])
def test_a_plan_with_a_flaw_is_told_by_file_and_line(command: tuple[str, ...], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SASEBO_R5, tmp_path / "flawed"))
    with (folder / "aliases.csv").open("a", encoding="utf-8") as aliases:
        aliases.write("K999,別の言葉\n")
    done = kikitori(*command, plan=folder, database=tmp_path / "kikitori.db")
    assert done.returncode == 1
    assert "aliases.csv　" in done.stderr
    assert "行目「id」列：「K999」というidの行がありません。" in done.stderr
    assert "`kikitori plan check`" in done.stderr
    assert "Traceback" not in done.stderr


REPLIES: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
    ({"reply": "46"}, {"outcome": "value", "value": 46}),
    ({"reply": "231じゃなくて213", "previous": 200}, {"outcome": "value", "value": 213}),
    ({"reply": "約200", "previous": 205}, {"outcome": "confirm", "value": 200}),
    ({"reply": "470"}, {"outcome": "confirm", "value": 470}),
    ({"reply": "15〜17"}, {"outcome": "reject", "value": None}),
    ({"reply": "24", "kind": "ratio"}, {"outcome": "reject", "value": None, "numerator": 24}),
    ({"reply": "0.071", "kind": "ratio", "previous": 6.8}, {"outcome": "confirm", "value": 7.1}),
    ({"reply": "約24/340", "kind": "ratio", "previous": 6.8}, {"outcome": "confirm", "value": 7.1, "numerator": 24}),
    ({"reply": "665/604", "kind": "ratio", "previous": 110.1}, {"outcome": "confirm", "value": 110.1}),
    ({"reply": "直す"}, {"outcome": "intent", "intent": "correct"}),
    ({"reply": "▲5"}, {"outcome": "reject", "value": None}),
    ({"reply": "まだ出ていません"}, {"outcome": "intent", "intent": "unknown_value", "value": None}),
    ({"reply": "分からない"}, {"outcome": "intent", "intent": "unknown_value"}),
    ({"reply": "担当が違います"}, {"outcome": "intent", "intent": "delegate"}),
    ({"reply": "該当なし"}, {"outcome": "intent", "intent": "not_applicable"}),
    ({"reply": "前年度と同じ"}, {"outcome": "confirm", "value": 45, "reason": "前年度と同じ45回でよいですか。"}),
    ({"reply": "たぶん前年度と同じ"}, {"outcome": "confirm", "value": 45}),
    ({"reply": "前年と同じペース"}, {"outcome": "reject", "value": None}),
    ({"reply": "さっきのを直したい"}, {"outcome": "intent", "intent": "correct"}),
    ({"reply": "戻る"}, {"outcome": "intent", "intent": "back"}),
    ({"reply": "飛ばす"}, {"outcome": "intent", "intent": "skip"}),
    ({"reply": "あとで"}, {"outcome": "intent", "intent": "later"}),
    ({"reply": "やめる"}, {"outcome": "intent", "intent": "cancel"}),
    ({"reply": "この件数とは何ですか"}, {"outcome": "intent", "intent": "help"}),
    ({"reply": "使い方"}, {"outcome": "intent", "intent": "help"}),
    ({"reply": "0.068", "kind": "percent", "unit": "%", "previous": 4}, {"outcome": "confirm", "value": 6.8}),
    ({"reply": "約0.068", "kind": "percent", "unit": "%", "previous": 4}, {"outcome": "confirm", "value": 6.8}),
    (
        {"reply": "850", "kind": "percent", "unit": "%", "previous": 85},
        {
            "outcome": "confirm",
            "reason": "850%は、前年度の85%のちょうど10倍です。桁はこのままでよいですか。\n［入力し直す］［850%で正しい］",
        },
    ),
    ({"reply": "6.8％", "kind": "percent", "unit": "%", "previous": 6.6}, {"outcome": "value", "value": 6.8}),
    (
        {"reply": "34件中12件", "kind": "ratio", "unit": "%", "previous": 30},
        {"outcome": "value", "value": 35.3, "numerator": 12, "denominator": 34},
    ),
    ({"reply": "36/34", "kind": "ratio", "unit": "%", "previous": 30}, {"outcome": "reject"}),
    ({"reply": "3300", "previous": 3395, "cumulative": True}, {"outcome": "confirm", "value": 3300}),
    ({"reply": "2時間30分", "kind": "decimal", "unit": "時間", "previous": 2}, {"outcome": "value", "value": 2.5}),
)
NO_INTENT_OF_THE_CONTRACT = ("率だけ分かる", "一覧", "進捗は？", "回答する", "提出", "引戻し")
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


@pytest.mark.parametrize("kind", ["count", "ratio"])
def test_what_is_no_intent_of_the_contract_is_a_reject_with_its_sentence(kind: str) -> None:
    rows = ({**USUAL, "kind": kind, "id": reply, "reply": reply} for reply in NO_INTENT_OF_THE_CONTRACT)
    done = kikitori("read-answer", typed=lines(*rows))
    assert done.returncode == 0, done.stderr
    for out in read(done.stdout):
        assert (out["outcome"], out["intent"], out["value"]) == ("reject", None, None), out
        assert out["reason"], out


@pytest.mark.parametrize(
    "printed", ["-", "実施済", "令和6年度に整理し、改めて設定する", "1,234", "6.8%", 6.8, "", None]
)
def test_last_years_cell_may_be_whatever_a_plan_prints(printed: str | float | None) -> None:
    done = kikitori(
        "read-answer", typed=lines({**USUAL, "id": "a", "reply": "46", "previous": printed, "plan": printed})
    )
    assert done.returncode == 0, done.stderr
    assert read(done.stdout)[0]["value"] == 46


def test_a_line_that_is_no_reply_ends_the_run_with_its_number() -> None:
    done = kikitori("read-answer", typed=lines({**USUAL, "id": "a", "reply": "46"}) + '{"id": "b", "kind": "rate"}\n')
    assert done.returncode == 1
    assert "2行目" in done.stderr
    assert len(read(done.stdout)) == 1


def test_asking_loads_nothing_that_it_does_not_need() -> None:
    """It starts in under a second as long as this holds; a clock would measure the machine."""
    program = (
        "import sys; from bot import cli; cli.main(['ask']);"
        "print(sorted({'alembic', 'flask', 'gunicorn', 'psycopg', 'hypothesis', 'sklearn'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=lines({"id": "a", "q": "窓口のオンライン申請率は？"}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_another_citys_plan_is_asked_about_by_one_setting(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SASEBO_R5, tmp_path / "other"))
    kpis = (folder / "kpis.csv").read_text("utf-8")
    (folder / "kpis.csv").write_text(kpis.replace("オンライン申請利用率", "電子申請の割合"), "utf-8")
    done = kikitori("ask", typed=lines({"id": "a", "q": "窓口の電子申請の割合は？"}), plan=folder)
    assert read(done.stdout)[0]["reply"].startswith("窓口の電子申請の割合は6.8%です。")
