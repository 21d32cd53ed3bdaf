"""Since when a room has had no meeting, for the day of rooms that never have one."""

import time

import sqlalchemy as sa
from alembic import op

revision = "2026_12_07_quiet"
down_revision = "2026_12_06_entries"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("room", schema=None) as batch_op:
        batch_op.add_column(sa.Column("quiet_since", sa.BigInteger(), nullable=False, server_default="0"))
    # rooms that are there count from now: a day that nobody was told of would be no day
    now = sa.text("UPDATE room SET quiet_since = :now").bindparams(now=round(time.time() * 1000))
    op.execute(now)
    with op.batch_alter_table("room", schema=None) as batch_op:
        batch_op.alter_column("quiet_since", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("room", schema=None) as batch_op:
        batch_op.drop_column("quiet_since")
