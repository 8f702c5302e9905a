"""kikitori plan: what is printed, where, and the exit code."""

from __future__ import annotations

import argparse
import ast
import json
import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.commands import demo, plan
from language.texts import say
from plan import loading, rows
from plan.audit import CODES
from plan.sasebo import R5 as SASEBO_R5
from store.session import engine, reading
from store.tables import editions


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    plan.add_parsers(parser.add_subparsers())
    parsed = parser.parse_args(["plan", *arguments])
    code: int = getattr(plan, parsed.command.removeprefix("plan:"))(parsed)
    return code


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the plan's files that a test may break."""
    return Path(shutil.copytree(SASEBO_R5, tmp_path / "r5"))


def break_cell(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def test_check_says_what_it_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    assert "分類14、課題32、KPI45、プロジェクト110、活動指標109" in capsys.readouterr().out


def test_check_names_file_line_and_column_of_every_flaw(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_cell(copy, "kpis.csv", ",10%,18.0%,", ",10%,18.0％％,")
    break_cell(copy, "issues.csv", "I01,C01,1,", "I01,C99,1,")
    lines = (copy / "kpis.csv").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "18.0％％" in text)
    assert run("check", str(copy)) == 1
    out = capsys.readouterr().out.splitlines()
    assert f"kpis.csv　{line}行目「R3_actual」列：「18.0％％」は数値として読めません。" in out
    assert "issues.csv　2行目「area_id」列：「C99」というidの行がありません。" in out
    assert out[-1] == "直してから、`kikitori plan check`をもう一度実行してください。"


def test_check_names_a_missing_file_and_a_missing_folder(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "same.csv").unlink()
    assert run("check", str(copy)) == 1
    assert capsys.readouterr().out.startswith("same.csv：ファイルがありません。")
    assert run("check", str(copy / "nowhere")) == 1
    assert "nowhere」がありません" in capsys.readouterr().out


def test_every_flaw_that_loading_knows_has_a_sentence() -> None:
    sources = (Path(module.__file__ or "").read_text("utf-8") for module in (loading, rows))
    calls = [n for source in sources for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call)]
    position = {"flaw": 1, "Flaw": 3}
    named = {
        call.args[position[name]].value  # type: ignore[attr-defined]
        for call in calls
        if (name := getattr(call.func, "attr", getattr(call.func, "id", ""))) in position
        and len(call.args) > position[name]
        and isinstance(call.args[position[name]], ast.Constant)
    }
    assert {"not-a-number", "file-missing", "unknown-id"} <= named
    for code in named:
        assert say(f"plan.flaw.{code}", place="kpis.csv　2行目", column="page", value="x").endswith("。")


def test_audit_prints_a_block_a_finding_with_both_values_and_both_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("audit") == 0
    blocks = capsys.readouterr().out.rstrip().split("\n\n")
    assert blocks[0].startswith(
        f"確かめていただきたい箇所が{len(blocks) - 2}件あります。値は、どれも計画書のとおりです。"
    )
    assert [block.split("　")[0] for block in blocks[1:-1]] == [str(n) for n in range(1, len(blocks) - 1)]
    window = "オンライン申請利用率（窓口）　令和5年度の実績\n38ページ　KPIの表　6.8%\n11ページ　進捗概要　10.2%"
    assert any(block.endswith(window) for block in blocks)
    assert blocks[-1] == "市民への回答は、KPIの表の値です。"


def test_audit_prints_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("audit", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert {tuple(finding) for finding in data} == {("code", "what", "places")}
    assert {tuple(place) for finding in data for place in finding["places"]} == {("page", "table", "value")}
    assert {finding["code"] for finding in data} == set(CODES)
    assert {
        "code": "narrative-value",
        "what": "オンライン申請利用率（窓口）　令和5年度の実績",
        "places": [
            {"page": 38, "table": "KPIの表", "value": "6.8%"},
            {"page": 11, "table": "進捗概要", "value": "10.2%"},
        ],
    } in data


def test_audit_of_files_that_cannot_be_read_says_why_on_stderr(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_cell(copy, "issues.csv", "I01,C01,1,", "I01,C99,1,")
    assert run("audit", str(copy)) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "「C99」" in printed.err


def test_export_writes_both_files_into_a_new_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    to = tmp_path / "new" / "folder"
    assert run("export", "--to", str(to)) == 0
    assert sorted(file.name for file in to.iterdir()) == ["kpis.csv", "projects.csv"]
    assert len((to / "kpis.csv").read_bytes().splitlines()) == 46
    assert str(to) in capsys.readouterr().out


def test_export_says_where_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert run("export", "--to", str(tmp_path / "file")) == 1
    assert "書けません" in capsys.readouterr().err


def test_load_puts_an_edition_into_the_database_once(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'kikitori.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    assert run("load", str(copy)) == 0
    assert "取り込みました" in capsys.readouterr().out
    assert run("load", str(copy)) == 0
    assert "何も変えていません。" in capsys.readouterr().out
    opened = engine(url)
    with reading(opened) as tx:
        assert tx.execute(sa.select(editions.c.id)).scalars().all() == ["sasebo-r5"]
    opened.close()


def test_load_says_whose_values_are_answered_from_now_on_and_what_it_replaces(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'kikitori.db'}")

    def loaded(folder: Path) -> list[str]:
        assert run("load", str(folder)) == 0
        return capsys.readouterr().out.splitlines()

    becomes = "これからの回答は、この計画書の値です。"
    assert loaded(copy)[1:] == [becomes]
    assert len(loaded(copy)) == 1, "the same files again: nothing is replaced, and nothing else answers"
    break_cell(copy, "kpis.csv", "デジタル活用セミナー実施回数", "デジタル活用講座実施回数")
    corrected = loaded(copy)
    assert corrected[1].startswith("sasebo-r5の前の内容（")
    assert corrected[2:] == [becomes]
    break_cell(copy, "edition.csv", "sasebo-r5", "sasebo-r6")
    break_cell(copy, "edition.csv", "latest_actual,R5", "latest_actual,R6")
    later = loaded(copy)
    assert later[1:] == [becomes]
    archive = loaded(SASEBO_R5)
    assert archive[1].startswith("sasebo-r5の前の内容（")
    assert archive[2].startswith("これからの回答も、")
    assert archive[2].endswith("（sasebo-r6）の値です。")


def test_load_refuses_a_text_without_what_a_cycle_asks_for(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'kikitori.db'}")
    assert demo.run_seed(argparse.Namespace(if_empty=False)) == 0
    for name in ("kpis.csv", "measures.csv", "aliases.csv", "same.csv", "mentions.csv", "rules.csv"):
        lines = (copy / name).read_text("utf-8").splitlines(keepends=True)
        (copy / name).write_text("".join(line for line in lines if "K045" not in line.split(",")[:4]), "utf-8")
    assert run("load", str(copy)) == 1
    assert "K045" in capsys.readouterr().err


def test_load_refuses_a_broken_edition_before_it_opens_the_database(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'kikitori.db'}")
    break_cell(copy, "issues.csv", "I01,C01,1,", "I01,C99,1,")
    assert run("load", str(copy)) == 1
    assert "「C99」" in capsys.readouterr().err
    assert not (tmp_path / "kikitori.db").exists()
