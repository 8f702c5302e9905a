"""Where each conversation stands: its state as text, with the version that wrote it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert  # SQLite's compiler renders its ON CONFLICT word for word

from store.records import StoredState
from store.session import Tx
from store.statements import Statement
from store.tables import conversations

# FOR NO KEY UPDATE: one turn at a time, and nothing that merely names the conversation waits for it.
LOCK = Statement(
    sa.select(conversations.c.version, conversations.c.state)
    .where(conversations.c.key == bindparam("conversation"))
    .with_for_update(key_share=True)
)
FIND = Statement(
    sa.select(conversations.c.version, conversations.c.state).where(conversations.c.key == bindparam("conversation"))
)
BEGIN = insert(conversations).on_conflict_do_nothing(index_elements=[conversations.c.key])
SAVE = Statement(
    sa.update(conversations)
    .where(conversations.c.key == bindparam("conversation"))
    .values(version=bindparam("written"), state=bindparam("text"), updated_at=bindparam("at"))
)

FORGET = sa.delete(conversations).where(conversations.c.key == bindparam("conversation"))


def lock(tx: Tx, key: str, now: datetime) -> StoredState:
    """The state of a conversation, held until the transaction ends; a new conversation is begun."""
    while (found := LOCK.first(tx, {"conversation": key})) is None:  # again where it was forgotten meanwhile
        tx.execute(BEGIN, {"key": key, "version": 0, "state": "", "updated_at": now})
    return StoredState(*found)


def find(tx: Tx, key: str) -> StoredState | None:
    """The state of a conversation as it stands, held by nobody; None where none was begun."""
    found = FIND.first(tx, {"conversation": key})
    return StoredState(*found) if found else None


def save(tx: Tx, key: str, version: int, text: str, now: datetime) -> None:
    """Stores the state of a conversation that this transaction has locked."""
    SAVE.change(tx, {"conversation": key, "written": version, "text": text, "at": now})


def forget(tx: Tx, key: str) -> bool:
    """Deletes a conversation's state; whoever writes there again begins anew."""
    return tx.execute(FORGET, {"conversation": key}).rowcount == 1
