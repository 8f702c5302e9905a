"""The newest edition is the one with the latest actuals; a claim has a number of its own."""

from __future__ import annotations

import csv
import io
import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # With defaults, because a process of the release before goes on inserting without these columns.
    op.add_column("editions", sa.Column("latest_actual", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("claim", sa.Integer(), nullable=False, server_default="0"))
    connection = op.get_bind()
    for sha256, files in connection.execute(sa.text("SELECT sha256, files FROM editions")).all():
        connection.execute(
            sa.text("UPDATE editions SET latest_actual = :year WHERE sha256 = :sha256"),
            {"year": _latest_actual(json.loads(files)["edition.csv"]), "sha256": sha256},
        )
    connection.execute(sa.text("UPDATE outbox SET claim = attempts"))


def downgrade() -> None:
    op.drop_column("outbox", "claim")
    op.drop_column("editions", "latest_actual")


def _latest_actual(text: str) -> int:
    """The Western year of an edition's latest actuals, from its edition.csv."""
    facts = {row["key"]: row["value"] for row in csv.DictReader(io.StringIO(text))}
    return 2018 + int(
        facts["latest_actual"].strip().removeprefix("R")
    )  # R1 is 2019; a migration takes nothing from code that goes on changing
