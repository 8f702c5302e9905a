"""The ground floor."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "contacts",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_cipher", sa.Text(), nullable=False),
        sa.Column("cipher_key", sa.Text(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("channel", "address", name="pk_contacts"),
    )
    op.create_table(
        "conversations",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_conversations"),
    )
    op.create_table(
        "cycles",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("edition_id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.CheckConstraint("deadline >= opened", name=op.f("ck_cycles_days")),
        sa.PrimaryKeyConstraint("id", name="pk_cycles"),
        sa.UniqueConstraint("edition_id", "year", name="uq_cycles_edition_id_year"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "demonstration",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_demonstration_one_row")),
        sa.PrimaryKeyConstraint("id", name="pk_demonstration"),
    )
    op.create_table(
        "editions",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("loaded_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_editions"),
    )
    op.create_index("ix_editions_id_loaded_at", "editions", ["id", "loaded_at"])
    op.create_table(
        "inbox",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("conversation", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("arrived_at", INSTANT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("audience IN ('citizen', 'staff')", name=op.f("ck_inbox_audience")),
        sa.CheckConstraint("state IN ('new', 'done', 'dead')", name=op.f("ck_inbox_state")),
        sa.PrimaryKeyConstraint("seq", name="pk_inbox"),
        sa.UniqueConstraint("id", name="uq_inbox_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_inbox_undone",
        "inbox",
        ["conversation", "seq"],
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.create_table(
        "outbox",
        sa.Column("seq", SERIAL, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("planned_at", INSTANT, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("vendor_id", sa.Text(), nullable=False),
        sa.Column("inbox_id", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('send', 'replace', 'respond', 'multicast')", name=op.f("ck_outbox_kind")),
        sa.CheckConstraint("lane IN ('reply', 'campaign')", name=op.f("ck_outbox_lane")),
        sa.CheckConstraint("state IN ('new', 'claimed', 'sent', 'dead', 'uncertain')", name=op.f("ck_outbox_state")),
        sa.PrimaryKeyConstraint("seq", name="pk_outbox"),
        sa.UniqueConstraint("id", name="uq_outbox_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_outbox_unsent",
        "outbox",
        ["channel", "address", "lane", "seq"],
        sqlite_where=sa.text("state IN ('new', 'claimed')"),
        postgresql_where=sa.text("state IN ('new', 'claimed')"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('owner', 'approver', 'coordinator')", name=op.f("ck_posts_role")),
        sa.PrimaryKeyConstraint("id", name="pk_posts"),
    )
    op.create_table(
        "series_changes",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_series_changes_one_row")),
        sa.PrimaryKeyConstraint("id", name="pk_series_changes"),
    )
    op.create_table(
        "trail",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_trail"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_trail_subject_id", "trail", ["subject", "id"])
    op.create_table(
        "holdings",
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.CheckConstraint("to_day IS NULL OR to_day >= from_day", name=op.f("ck_holdings_days")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_holdings_person_id_people"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_holdings_post_id_posts"),
        sa.PrimaryKeyConstraint("post_id", "person_id", "from_day", name="pk_holdings"),
    )
    op.create_index("ix_holdings_person_id", "holdings", ["person_id"])
    op.create_table(
        "identities",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_identities_person_id_people"),
        sa.PrimaryKeyConstraint("channel", "address", name="pk_identities"),
    )
    op.create_index("ix_identities_person_id", "identities", ["person_id"])
    op.create_table(
        "requests",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("cycle_id", SERIAL, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("measured", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submitted_version", sa.Integer(), nullable=True),
        sa.Column("submitted_by", sa.Text(), nullable=True),
        sa.Column("submitted_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "(state = 'open' AND submitted_version IS NULL AND submitted_by IS NULL AND submitted_at IS NULL)"
            " OR (state <> 'open' AND submitted_version = version AND submitted_by IS NOT NULL AND submitted_at IS NOT NULL)",
            name=op.f("ck_requests_submitted"),
        ),
        sa.CheckConstraint("state IN ('open', 'submitted')", name=op.f("ck_requests_state")),
        sa.CheckConstraint("version >= 0", name=op.f("ck_requests_version")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name="fk_requests_cycle_id_cycles"),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name="fk_requests_post_id_posts"),
        sa.ForeignKeyConstraint(["submitted_by"], ["people.id"], name="fk_requests_submitted_by_people"),
        sa.PrimaryKeyConstraint("id", name="pk_requests"),
        sa.UniqueConstraint("cycle_id", "position", name="uq_requests_cycle_id_position"),
        sa.UniqueConstraint("cycle_id", "subject_id", name="uq_requests_cycle_id_subject_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_requests_post_id", "requests", ["post_id"])
    op.create_table(
        "answer_versions",
        sa.Column("request_id", SERIAL, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("inbox_id", sa.Text(), nullable=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("numerator", sa.Text(), nullable=True),
        sa.Column("denominator", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("no_parts", sa.Boolean(), nullable=False),
        sa.Column("entered", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("pending_until", sa.Date(), nullable=True),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("phase_kind", sa.Text(), nullable=True),
        sa.Column("phase", sa.Text(), nullable=True),
        sa.Column("phase_reason", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('value', 'pending', 'unknown', 'not_applicable', 'elsewhere')",
            name=op.f("ck_answer_versions_kind"),
        ),
        sa.CheckConstraint("phase IN ('…', '○', '⇒')", name=op.f("ck_answer_versions_phase")),
        sa.CheckConstraint(
            "phase IS NULL OR (phase_kind IS NOT NULL AND phase_kind = 'value')",
            name=op.f("ck_answer_versions_phase_chosen"),
        ),
        sa.CheckConstraint(
            "phase_kind IN ('value', 'unknown', 'not_applicable')", name=op.f("ck_answer_versions_phase_kind")
        ),
        sa.CheckConstraint(
            "value IS NULL OR (kind IS NOT NULL AND kind = 'value')", name=op.f("ck_answer_versions_figure")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_answer_versions_version")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_answer_versions_person_id_people"),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"], name="fk_answer_versions_request_id_requests"),
        sa.PrimaryKeyConstraint("request_id", "version", name="pk_answer_versions"),
    )


def downgrade() -> None:
    for table in (
        "answer_versions",
        "requests",
        "identities",
        "holdings",
        "trail",
        "series_changes",
        "posts",
        "people",
        "outbox",
        "inbox",
        "editions",
        "demonstration",
        "cycles",
        "conversations",
        "contacts",
    ):
        op.drop_table(table)
