"""Who came to the door of a room within the last minute."""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_06_entries"
down_revision = "2026_11_22_first"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("room_id", sa.String(length=24), nullable=False),
        sa.Column("member_id", sa.String(length=24), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_entry_member_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_entry_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_entry_member_id"), ["member_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_entry_room_id"), ["room_id"], unique=False)


def downgrade() -> None:
    op.drop_table("entry")
