"""kikitori letters: what was given up is listed without a word of what people wrote, and goes through again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo import TODAY
from bot.messages import PAYLOAD_VERSION, Inbound
from bot.payloads import inbound_text
from store import inbox, outbox, session
from store.records import Audience, Lane, OutboxState, Planned
from store.session import Engine, reading, writing
from tests.bot.commands.running import kikitori
from tests.store.roster import NOW, arrival

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    kikitori("db", "upgrade", database=tmp_path / "kikitori.db")
    return tmp_path / "kikitori.db"


@pytest.fixture
def opened(database: Path) -> Iterator[Engine]:
    """A database with one letter of each kind: an event that no turn could take, a refused message, and one that may have arrived."""
    engine = session.engine(f"sqlite:///{database}")
    with writing(engine) as tx:
        inbox.put(tx, replace(arrival("event-1"), payload='"秘密の言葉"'), NOW)
        row, _ = inbox.oldest(tx, inbox.key("terminal", "matsumoto"), NOW)
        assert row is not None
        inbox.bury(tx, row.seq, "ZeroDivisionError")
        for state, reason in ((OutboxState.DEAD, "403"), (OutboxState.UNCERTAIN, "time-out")):
            outbox.plan(tx, Planned("line", reason, '"秘密の言葉"', PAYLOAD_VERSION, NOW, lane=Lane.CAMPAIGN), NOW)
            claimed = outbox.claim(tx, ["line"], [], PAYLOAD_VERSION, NOW, LATER, ("line", reason))
            assert claimed is not None
            outbox.give_up(tx, claimed, state, reason)
    yield engine
    engine.close()


def test_without_a_letter_it_says_so(database: Path) -> None:
    done = kikitori("letters", database=database)
    assert (done.returncode, done.stdout) == (0, "処理できなかったものはありません。\n")


def test_each_letter_is_a_line_with_its_id_and_reason_and_nobodys_words(opened: Engine, database: Path) -> None:
    listed = kikitori("letters", database=database).stdout
    head, came, refused, uncertain = listed.splitlines()
    assert "3件" in head
    assert came == "event-1　届いたもの　4月14日（月）　terminal:matsumoto　ZeroDivisionError"
    assert refused.endswith("送るもの　line:403　403")
    assert "二度届くことがあります" in uncertain
    assert "秘密" not in listed


def test_a_message_goes_out_again_by_its_id(opened: Engine, database: Path) -> None:
    with reading(opened) as tx:
        ids = [row.id for row in outbox.dead(tx)]
    for letter in ids:
        done = kikitori("letters", "--retry", letter, database=database)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"{letter}を、送る列に戻しました。")
    with reading(opened) as tx:
        assert outbox.dead(tx) == []


def test_an_event_that_cannot_be_dealt_with_even_now_stays_listed(opened: Engine, database: Path) -> None:
    done = kikitori("letters", "--retry", "event-1", database=database)
    assert (done.returncode, done.stdout) == (1, "")
    assert "event-1は、今回も処理できませんでした。" in done.stderr
    assert "event-1　届いたもの" in kikitori("letters", database=database).stdout


@pytest.fixture
def interview(tmp_path: Path) -> Path:
    """土木部's holder has begun; 「26」 to the first question was given up."""
    database = tmp_path / "demo.db"
    kikitori("demo", "seed", database=database)
    kikitori("chat", "--as", "d06", typed="回答する\n", database=database)
    engine = session.engine(f"sqlite:///{database}")
    at = datetime.now(UTC)
    with writing(engine) as tx:
        said = Inbound("event-2", "terminal", "d06", Audience.STAFF, "d06", at, TODAY, "26")
        inbox.put(tx, replace(arrival("event-2", "d06"), payload=inbound_text(said)), at)
        row = inbox.waiting(tx, inbox.key("terminal", "d06"))
        assert row is not None
        inbox.bury(tx, row.seq, "ZeroDivisionError")
    engine.close()
    return database


def test_an_event_is_dealt_with_at_once_and_its_reply_shown_when_the_person_talks_again(interview: Path) -> None:
    done = kikitori("letters", "--retry", "event-2", database=interview)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("event-2を処理しました。")
    assert "26施設を下書きに保存しました。" in kikitori("chat", "--as", "d06", database=interview).stdout


def test_what_was_said_to_one_question_answers_no_other(interview: Path) -> None:
    talked = kikitori("chat", "--as", "d06", typed="27\n会場を増やした。\n", database=interview).stdout
    assert "27施設を下書きに保存しました。" in talked
    refused = kikitori("letters", "--retry", "event-2", database=interview)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "その人に、もう一度送るよう伝えてください。" in refused.stderr
    assert "26施設" not in kikitori("chat", "--as", "d06", typed="履歴\n", database=interview).stdout


def test_what_is_no_letter_is_said(opened: Engine, database: Path) -> None:
    done = kikitori("letters", "--retry", "event-9", database=database)
    assert (done.returncode, done.stdout) == (1, "")
    assert "event-9は" in done.stderr


def test_what_was_not_sent_is_listed_by_itself_and_goes_out_again(opened: Engine, database: Path) -> None:
    head, *listed = kikitori("outbox", "list", database=database).stdout.splitlines()
    assert "2件" in head
    assert not any("event-1" in line or "秘密" in line for line in listed)
    done = kikitori("outbox", "retry", listed[0].split("　")[0], database=database)
    assert "送る列に戻しました。" in done.stdout
    assert "1件" in kikitori("outbox", "list", database=database).stdout
    unknown = kikitori("outbox", "retry", "none", database=database)
    assert (unknown.returncode, unknown.stdout) == (1, "")


def test_an_outbox_without_a_letter_says_so(database: Path) -> None:
    assert kikitori("outbox", "list", database=database).stdout == "送れなかったものはありません。\n"
