"""kikitori chat on a demonstration database: processes that come, go and are killed."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from store import cycles, inbox
from store.records import AnswerKind
from store.session import engine, reading, writing
from tests.bot.commands.running import COMMAND, environment, kikitori
from tests.store.roster import NOW, arrival, history


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    database = tmp_path / "kikitori.db"
    seeded = kikitori("demo", "seed", database=database)
    assert seeded.returncode == 0, seeded.stderr
    assert "照会項目155件" in seeded.stdout
    return database


def test_without_a_known_person_the_ids_are_listed(demo: Path) -> None:
    done = kikitori("chat", database=demo)
    assert done.returncode == 0
    assert "citizen　市民" in done.stdout
    assert "総務部 プロジェクト担当" in done.stdout
    assert "照会項目39件" in done.stdout


def test_the_first_line_of_a_pipe_says_who_it_is(demo: Path) -> None:
    done = kikitori("chat", typed="citizen\n窓口のオンライン申請率は？\n", database=demo)
    assert done.returncode == 0
    assert "窓口のオンライン申請利用率は6.8%です。" in done.stdout
    unknown = kikitori("chat", typed="窓口のオンライン申請率は？\n", database=demo)
    assert unknown.returncode == 1
    assert "一覧の左端のidを入力してください。" in unknown.stdout


def test_an_interview_goes_on_in_another_process_on_another_day(demo: Path) -> None:
    first = kikitori("chat", "--as", "d10", typed="回答する\n6万5,000\n", database=demo)
    assert "65,000人を下書きに保存しました。" in first.stdout
    later = kikitori(
        "chat", "--as", "d10", "--today", "2025-04-22", typed="回答する\n運用\n提出\n1件を提出\n", database=demo
    )
    assert "4月14日（月）の続きです。" in later.stdout
    assert "1件全ての提出を受け付けました。" in later.stdout
    seen = kikitori("chat", "--as", "desk", typed="進捗は？\n", database=demo)
    assert "港湾部　1件：提出1、下書き0、集計中0、未回答0" in seen.stdout


def test_a_citizen_reads_the_figure_and_no_draft(demo: Path) -> None:
    kikitori("chat", "--as", "d10", typed="回答する\n6万5,000\n", database=demo)
    done = kikitori("chat", "--as", "citizen", typed="クルーズ客船による乗降人員数、令和6年度は？\n", database=demo)
    assert "65,000" not in done.stdout
    assert "令和6年度の実績は、計画書にありません。" in done.stdout


def test_seeding_twice_changes_nothing(demo: Path) -> None:
    again = kikitori("demo", "seed", database=demo)
    assert again.returncode == 1
    assert "何も変えずに終わりました" in again.stdout
    silent = kikitori("demo", "seed", "--if-empty", database=demo)
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, "", "")


def test_the_demonstrations_date_can_be_moved(demo: Path) -> None:
    assert "4月25日（金）" in kikitori("demo", "date", "2025-04-25", database=demo).stdout
    assert "4月25日（金）" in kikitori("chat", "--as", "citizen", database=demo).stdout


def test_a_database_without_a_plan_says_what_to_do(tmp_path: Path) -> None:
    kikitori("db", "upgrade", database=tmp_path / "empty.db")
    done = kikitori("chat", "--as", "citizen", database=tmp_path / "empty.db")
    assert done.returncode == 1
    assert "kikitori demo seed" in done.stderr


def test_a_recorded_talk_is_a_test_that_passes(demo: Path, tmp_path: Path) -> None:
    recorded = tmp_path / "test_recorded.py"
    kikitori(
        "chat",
        "--as",
        "citizen",
        "--record",
        str(recorded),
        typed="窓口のオンライン申請率は？\n令和4年度は？\n",
        database=demo,
    )
    text = recorded.read_text("utf-8")
    assert "talk.citizen('窓口のオンライン申請率は？').bot_says('窓口のオンライン申請利用率は6.8%です。')" in text
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", str(recorded)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout


def test_what_was_accepted_before_a_kill_stands_once(demo: Path) -> None:
    """A chat that is killed while it talks; the next one goes on, and every version of the answer stands once."""
    _killed_at(demo, "回答する\n26\n", "26施設を下書きに保存しました。")
    _killed_at(demo, "回答する\n会場を増やした。\n", "会場を増やした。」を下書きに保存しました。")
    _killed_at(demo, "回答する\n1\n", "続きです")
    finished = kikitori("chat", "--as", "d06", typed="一覧\n", database=demo)
    assert "ドローン・IoT ・ICT による情報把握対象の土木インフラ施設数　下書き" in finished.stdout
    opened = engine(f"sqlite:///{demo}")
    try:
        with reading(opened) as tx:
            first = next(request for request in cycles.asked(tx, 1) if request.department == "土木部")
            versions = history(tx, first.id)
    finally:
        opened.close()
    assert versions[0].answer.kind is AnswerKind.VALUE
    assert versions[0].answer.value == 26
    assert [version.version for version in versions] == list(range(1, len(versions) + 1))
    assert versions[-1].answer.comment == "会場を増やした。"


def test_while_something_waits_the_chat_says_so_each_time(demo: Path) -> None:
    """An event that no turn can take stands in front: what is typed behind it is kept, and nobody is left in silence."""
    opened = engine(f"sqlite:///{demo}")
    with writing(opened) as tx:
        inbox.put(tx, arrival("broken", "d06", payload="{"), NOW)
    opened.close()
    talked = kikitori("chat", "--as", "d06", typed="提出\n", database=demo)
    again = kikitori("chat", "--as", "d06", database=demo)
    for said, times in ((talked.stderr, 2), (again.stderr, 1)):  # at the start, and for what was typed
        assert len(re.findall(r"まだ処理できていません。送った内容は残っています。\d+秒ほど待ってから", said)) == times
    assert "提出" not in talked.stdout


def test_an_output_that_nobody_reads_any_more_ends_the_chat_without_a_word(demo: Path) -> None:
    """`| head`: what was not shown is no fault of a channel, and the next chat shows it."""
    chat = _chat(demo, "citizen")
    assert chat.stdin is not None
    assert chat.stdout is not None
    assert chat.stderr is not None
    chat.stdout.readline()
    chat.stdout.close()
    chat.stdin.write("窓口のオンライン申請率は？\n")
    chat.stdin.close()
    assert chat.stderr.read() == ""
    assert chat.wait(timeout=30) == 1
    chat.stderr.close()
    assert "6.8%" in kikitori("chat", "--as", "citizen", database=demo).stdout


def test_a_line_of_another_encoding_is_refused_and_the_talk_goes_on(demo: Path) -> None:
    done = kikitori("chat", "--as", "citizen", typed="\udc91\udc8b\nありがとう\n", database=demo)
    assert (done.returncode, done.stderr) == (0, "")
    assert "UTF-8の文字で、もう一度入力してください。" in done.stdout
    assert "どういたしまして。" in done.stdout


def _chat(demo: Path, who: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "chat", "--as", who],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8", env=environment(demo),
    )  # fmt: skip


def _killed_at(demo: Path, typed: str, seen: str) -> None:
    """Talks as 土木部's holder and kills the process as soon as a line with ``seen`` was printed."""
    chat = _chat(demo, "d06")
    assert chat.stdin is not None
    assert chat.stdout is not None
    chat.stdin.write(typed)
    chat.stdin.flush()
    patience = threading.Timer(30, chat.kill)  # or a text that has changed would wait for ever, as the chat does
    patience.start()
    found = any(seen in line for line in chat.stdout)
    patience.cancel()
    chat.send_signal(signal.SIGKILL)
    chat.communicate()
    assert found, f"never printed {seen}"


def test_a_line_that_the_terminal_cut_off_is_not_sent(demo: Path) -> None:
    outer, inner = pty.openpty()
    chat = subprocess.Popen(
        [*COMMAND, "chat", "--as", "citizen"], stdin=inner, stdout=inner, stderr=inner, env=environment(demo)
    )
    os.close(inner)
    try:
        assert "◇" in heard(outer, "◇")
        os.write(outer, ("計画どおりに進んだ。" * 170 + "\n").encode())
        assert "1行が長すぎて、端末が途中で切りました。" in heard(outer, "2行に分けて")
    finally:
        chat.kill()
        chat.wait()
        os.close(outer)


def heard(terminal: int, until: str) -> str:
    """What a terminal shows until it has shown this."""
    shown = b""
    while until.encode() not in shown:
        ready, _, _ = select.select([terminal], [], [], 20)
        assert ready, shown.decode(errors="replace")
        shown += os.read(terminal, 65_536)
    return shown.decode(errors="replace")


def test_the_desk_reads_whom_to_ask_where_a_department_has_several_posts(demo: Path) -> None:
    done = kikitori("chat", "--as", "desk", typed="総務部の未提出は？\n港湾部の未提出は？\n", database=demo)
    assert "総務部　オンライン申請利用率（窓口）　未回答　担当：KPI担当" in done.stdout
    assert done.stdout.count("担当：プロジェクト担当") == 39
    assert "担当：" not in done.stdout.split("港湾部の未提出")[1]
