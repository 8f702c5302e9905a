"""Citizens' addresses: kept as an HMAC by which everything knows them, and a cipher that only the sending channel opens.

The first caller is the LINE channel. The channel computes both; this room never sees the address in clear. Where nothing has to be hidden (Teams, the terminal) there is no contact.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert  # SQLite's compiler renders its ON CONFLICT word for word

from store.records import Contact
from store.session import Tx
from store.tables import contacts

_this = sa.and_(contacts.c.channel == bindparam("on"), contacts.c.address == bindparam("known_as"))
FIND = sa.select(contacts).where(_this)
_new = insert(contacts)
REMEMBER = _new.on_conflict_do_update(
    index_elements=[contacts.c.channel, contacts.c.address],
    set_={"address_cipher": _new.excluded.address_cipher, "cipher_key": _new.excluded.cipher_key},
)
FORGET = sa.delete(contacts).where(_this)


def find(tx: Tx, channel: str, address: str) -> Contact | None:
    """Whom an HMAC stands for; None when unknown or forgotten."""
    row = tx.execute(FIND, {"on": channel, "known_as": address}).mappings().first()
    return Contact(row["channel"], row["address"], row["address_cipher"], row["cipher_key"]) if row else None


def remember(tx: Tx, contact: Contact, now: datetime) -> None:
    """Keeps a contact, or its cipher under another key."""
    tx.execute(
        REMEMBER,
        {
            "channel": contact.channel,
            "address": contact.address,
            "address_cipher": contact.cipher,
            "cipher_key": contact.cipher_key,
            "since": now,
        },
    )


def forget(tx: Tx, channel: str, address: str) -> bool:
    """Drops a contact (LINE: unfollow): what stands under its HMAC is then nobody's."""
    return tx.execute(FORGET, {"on": channel, "known_as": address}).rowcount == 1
