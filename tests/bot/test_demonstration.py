"""The demonstration as it is built, on both databases: seed, interview, 提出, 進捗, a citizen's question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot import delivery, turn
from bot.commands.scratch import Collector
from bot.demo import DEADLINE, TODAY, seed
from bot.messages import Inbound
from bot.settings import Settings
from bot.terminal import NAME
from bot.wiring import City, build_city, prepared
from plan.loading import load_edition, read_files
from plan.sasebo import R5 as SASEBO_R5
from store import cycles, editions, inbox
from store.records import Audience, RequestState
from store.session import reading, writing
from tests.store.roster import NOW, history


class People:
    """Whoever talks: a message goes through inbox, turn and outbox, as any channel's does."""

    def __init__(self, city: City, collector: Collector) -> None:
        self.city = city
        self.collector = collector
        self.sent = 0

    def citizen(self, text: str) -> str:
        return self._send(text, Audience.CITIZEN, "")

    def staff(self, person_id: str, text: str) -> str:
        return self._send(text, Audience.STAFF, person_id)

    def _send(self, text: str, audience: Audience, person_id: str) -> str:
        self.sent += 1
        address = person_id or audience.value
        inbound = Inbound(f"e{self.sent}", NAME, address, audience, person_id, NOW, TODAY, text)
        turn.accept(self.city.engine, inbound, lambda: NOW)
        (result,) = turn.run(self.city.engine, inbox.key(NAME, address), self.city.talk, lambda: NOW)
        assert result.ended is turn.Ended.DONE
        delivery.deliver(self.city.engine, self.city.channels, NAME, address, lambda: NOW)
        return self.collector.said


@pytest.fixture
def talk(bare_url: str) -> Iterator[People]:
    """The city as every process builds it, on tables that the migrations have made."""
    settings, collector = Settings(bare_url), Collector()
    prepared(settings).close()
    city = build_city(settings, {NAME: collector})
    files = read_files(SASEBO_R5)
    edition = load_edition(files)
    with writing(city.engine) as tx:
        editions.load(tx, edition, files, NOW)
        seed(tx, edition, NOW)
    yield People(city, collector)
    city.engine.close()


def test_what_is_asked_is_answered_submitted_counted_and_kept_from_citizens(talk: People) -> None:
    assert "クルーズ客船による乗降人員数" in talk.staff("d10", "回答する")
    assert "65,000人を下書きに保存しました。" in talk.staff("d10", "6万5,000")
    talk.staff("d10", "運用")
    talk.staff("d10", "提出")
    assert "提出を受け付けました。" in talk.staff("d10", "1件を提出")
    assert "港湾部　1件：提出1、下書き0、集計中0、未回答0" in talk.staff("desk", "進捗は？")
    told = talk.citizen("クルーズ客船による乗降人員数、令和6年度は？")
    assert "65,000" not in told
    assert "令和6年度の実績は、計画書にありません。" in told
    with reading(talk.city.engine) as tx:
        cycle = cycles.current(tx, TODAY)
        assert cycle is not None
        assert cycle.deadline == DEADLINE
        (request,) = (each for each in cycles.asked(tx, cycle.id) if each.department == "港湾部")
        versions = [version.version for version in history(tx, request.id)]
    assert (request.state, request.submitted_by) == (RequestState.SUBMITTED, "d10")
    assert versions == list(range(1, len(versions) + 1))
