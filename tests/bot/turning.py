"""Takes turns of the counter dialog and reads what they left."""

from __future__ import annotations

import sqlalchemy as sa

from bot import turn
from bot.dialogs.dialog import State
from bot.messages import PAYLOAD_VERSION
from bot.payloads import envelope_of, state_of
from bot.turn import Ended, Talk
from store import conversations, inbox
from store.records import InboxRow
from store.session import Engine, reading, writing
from store.tables import inbox as inbox_table
from store.tables import outbox as outbox_table
from tests.bot.counter import TALK, Clock, Views, said
from tests.store.roster import NOW, history

KEY = inbox.key("file", "matsumoto")


def say(engine: Engine, now: Clock, *texts: str, person: str = "matsumoto") -> None:
    """Accepts one event for each text; its id is the person and the text."""
    for text in texts:
        assert turn.accept(engine, said(f"{person}:{text}", text, person), now)


def run(
    engine: Engine, now: Clock, talk: Talk[Views] = TALK, person: str = "matsumoto", taken: InboxRow | None = None
) -> list[Ended]:
    return [result.ended for result in turn.run(engine, inbox.key("file", person), talk, now, taken)]


def told(engine: Engine, person: str = "matsumoto") -> list[list[str]]:
    """What was planned for a person, one list of texts an outbox row."""
    with reading(engine) as tx:
        rows = tx.execute(
            sa.select(outbox_table.c.payload).where(outbox_table.c.address == person).order_by(outbox_table.c.seq)
        )
        envelopes = [envelope_of(PAYLOAD_VERSION, payload) for payload in rows.scalars()]
    return [[message.text for message in envelope.messages] for envelope in envelopes]


def standing(engine: Engine) -> list[tuple[str, str, int]]:
    """Each event with its row's state and attempts, in the order of arrival."""
    columns = (inbox_table.c.id, inbox_table.c.state, inbox_table.c.attempts)
    with reading(engine) as tx:
        return [(row[0], row[1], row[2]) for row in tx.execute(sa.select(*columns).order_by(inbox_table.c.seq))]


def values(engine: Engine, request_id: int) -> list[str]:
    with reading(engine) as tx:
        return [version.answer.entered for version in history(tx, request_id)]


def state(engine: Engine, key: str = KEY) -> State:
    with writing(engine) as tx:
        stored = conversations.lock(tx, key, NOW)
    return state_of(stored.version, stored.text)
