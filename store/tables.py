"""Every table of a city's database, with named constraints: the last line of defence.

The migrations build the same tables step by step; a test holds both equal.
"""

from __future__ import annotations

import sqlalchemy as sa

from store.columns import SERIAL, ExactDecimal, UtcDateTime

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _one_of(column: str, *values: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=column)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


# The work: what came in, where each conversation stands, what goes out ------------------------------------------------

UNDONE = "state = 'new'"
UNSENT = "state IN ('new', 'claimed')"

# A row names its conversation without a foreign key: a webhook's insert would wait for the turn that holds the conversation.
inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("seq", SERIAL, primary_key=True),  # the order of arrival
    _text("id"),  # the channel's own event id
    _text("conversation"),
    _text("channel"),
    _text("address"),
    _text("audience"),
    _text("person_id"),
    _text("payload"),
    sa.Column("at", UtcDateTime, nullable=False),  # when the channel says that it was sent
    sa.Column("day", sa.Date, nullable=False),  # what counts as today in it
    sa.Column("arrived_at", UtcDateTime, nullable=False),
    _text("state"),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("lease_until", UtcDateTime),
    _text("reason"),
    sa.UniqueConstraint("id"),
    _one_of("state", "new", "done", "dead"),
    _one_of("audience", "citizen", "staff"),
    sqlite_autoincrement=True,
)
sa.Index(
    "ix_inbox_undone", inbox.c.conversation, inbox.c.seq, sqlite_where=sa.text(UNDONE), postgresql_where=sa.text(UNDONE)
)

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),  # of the state; 0: none stored yet
    _text("state"),
    sa.Column("updated_at", UtcDateTime, nullable=False),
)

# Where an address must not stand in clear: `address` is then its HMAC, the name by which conversations, inbox and outbox know it, and the
# cipher is opened only by the channel that sends. Deleting the row makes everything under the HMAC nobody's.
contacts = sa.Table(
    "contacts",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("address", sa.Text, primary_key=True),
    _text("address_cipher"),
    _text("cipher_key"),  # the name of the key that opens the cipher, so that keys can be changed
    sa.Column("since", UtcDateTime, nullable=False),
)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("seq", SERIAL, primary_key=True),  # the order of planning
    _text("id"),  # a UUID and the platform's idempotency key
    _text("channel"),
    _text("address"),
    _text("kind"),
    _text("lane"),
    _text("payload"),
    sa.Column("version", sa.Integer, nullable=False),  # of the payload
    _text("state"),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("planned_at", UtcDateTime, nullable=False),
    sa.Column("due_at", UtcDateTime, nullable=False),
    sa.Column("lease_until", UtcDateTime),
    _text("reason"),
    _text("vendor_id"),
    sa.Column("inbox_id", sa.Text),  # the event that it answers; none for a campaign
    sa.Column("claim", sa.Integer, nullable=False, server_default="0"),  # the number of its newest claim, never reset
    sa.UniqueConstraint("id"),
    _one_of("kind", "send", "replace", "respond", "multicast"),
    _one_of("lane", "reply", "campaign"),
    _one_of("state", "new", "claimed", "sent", "dead", "uncertain"),
    sqlite_autoincrement=True,
)
sa.Index(
    "ix_outbox_unsent",
    outbox.c.channel,
    outbox.c.address,
    outbox.c.lane,
    outbox.c.seq,
    sqlite_where=sa.text(UNSENT),
    postgresql_where=sa.text(UNSENT),
)

# Who: people hold posts from a day to a day ---------------------------------------------------------------------------

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    _text("name"),
    _text("department"),
)

posts = sa.Table(
    "posts",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    _text("department"),
    _text("title"),
    _text("role"),
    _one_of("role", "owner", "approver", "coordinator"),
)

holdings = sa.Table(
    "holdings",
    metadata,
    sa.Column("post_id", sa.Text, sa.ForeignKey(posts.c.id), primary_key=True),
    sa.Column("person_id", sa.Text, sa.ForeignKey(people.c.id), primary_key=True),
    sa.Column("from_day", sa.Date, primary_key=True),
    sa.Column("to_day", sa.Date),  # the last day; none while it lasts
    sa.CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days"),
)
sa.Index(None, holdings.c.person_id)

identities = sa.Table(
    "identities",
    metadata,
    sa.Column("channel", sa.Text, primary_key=True),
    sa.Column("address", sa.Text, primary_key=True),
    sa.Column("person_id", sa.Text, sa.ForeignKey(people.c.id), nullable=False),
)
sa.Index(None, identities.c.person_id)

# What: editions as loaded, a cycle's requests, answers version by version ---------------------------------------------

editions = sa.Table(
    "editions",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    _text("id"),  # the edition; a corrected text is a new row of the same edition
    _text("title"),
    _text("files"),  # a JSON object: file name → text
    sa.Column("loaded_at", UtcDateTime, nullable=False),
    sa.Column("latest_actual", sa.Integer, nullable=False, server_default="0"),  # the Western year
)
sa.Index(None, editions.c.id, editions.c.loaded_at)

cycles = sa.Table(
    "cycles",
    metadata,
    sa.Column("id", SERIAL, primary_key=True),
    _text("edition_id"),
    sa.Column("year", sa.Integer, nullable=False),  # the Western year in which the fiscal year begins
    sa.Column("opened", sa.Date, nullable=False),
    sa.Column("deadline", sa.Date, nullable=False),
    sa.UniqueConstraint("edition_id", "year"),
    sa.CheckConstraint("deadline >= opened", name="days"),
    sqlite_autoincrement=True,
)

requests = sa.Table(
    "requests",
    metadata,
    sa.Column("id", SERIAL, primary_key=True),
    sa.Column("cycle_id", SERIAL, sa.ForeignKey(cycles.c.id), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    _text("subject_id"),
    sa.Column("post_id", sa.Text, sa.ForeignKey(posts.c.id), nullable=False),
    _text("department"),
    sa.Column("measured", sa.Boolean, nullable=False),  # false for a project without 活動指標: only its phase is asked
    _text("state"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("submitted_version", sa.Integer),
    sa.Column("submitted_by", sa.Text, sa.ForeignKey(people.c.id)),
    sa.Column("submitted_at", UtcDateTime),
    sa.UniqueConstraint("cycle_id", "position"),
    sa.UniqueConstraint("cycle_id", "subject_id"),
    _one_of("state", "open", "submitted"),
    sa.CheckConstraint("version >= 0", name="version"),
    sa.CheckConstraint(
        "(state = 'open' AND submitted_version IS NULL AND submitted_by IS NULL AND submitted_at IS NULL)"
        " OR (state <> 'open' AND submitted_version = version AND submitted_by IS NOT NULL AND submitted_at IS NOT NULL)",
        name="submitted",
    ),
    sqlite_autoincrement=True,
)
sa.Index(None, requests.c.post_id)

answer_versions = sa.Table(
    "answer_versions",
    metadata,
    sa.Column("request_id", SERIAL, sa.ForeignKey(requests.c.id), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.Text, sa.ForeignKey(people.c.id), nullable=False),
    sa.Column("inbox_id", sa.Text),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("kind", sa.Text),
    sa.Column("value", ExactDecimal),
    sa.Column("numerator", ExactDecimal),
    sa.Column("denominator", ExactDecimal),
    _text("text"),
    sa.Column("no_parts", sa.Boolean, nullable=False),
    _text("entered"),
    _text("reason"),
    sa.Column("pending_until", sa.Date),
    sa.Column("dated", sa.Boolean, nullable=False),
    _text("comment"),
    sa.Column("phase_kind", sa.Text),
    sa.Column("phase", sa.Text),
    _text("phase_reason"),
    # JSON: a value that waits for its confirmation is no figure yet, and nothing looks into it
    sa.Column("proposal", sa.Text),
    sa.CheckConstraint("version >= 1", name="version"),
    sa.CheckConstraint("kind IN ('value', 'pending', 'unknown', 'not_applicable', 'elsewhere')", name="kind"),
    # None of the other kinds is a number.
    sa.CheckConstraint("value IS NULL OR (kind IS NOT NULL AND kind = 'value')", name="figure"),
    sa.CheckConstraint("phase IN ('…', '○', '⇒')", name="phase"),
    sa.CheckConstraint("phase_kind IN ('value', 'unknown', 'not_applicable')", name="phase_kind"),
    sa.CheckConstraint("phase IS NULL OR (phase_kind IS NOT NULL AND phase_kind = 'value')", name="phase_chosen"),
)

# What happened, what changed, and what day the demonstration has ------------------------------------------------------

trail = sa.Table(
    "trail",
    metadata,
    sa.Column("id", SERIAL, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    _text("actor"),  # a person's id, or "" for the program itself
    _text("action"),
    _text("subject"),
    _text("detail"),
    sqlite_autoincrement=True,
)
sa.Index(None, trail.c.subject, trail.c.id)

series_changes = sa.Table(
    "series_changes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("counter", sa.BigInteger, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)

demonstration = sa.Table(
    "demonstration",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)
