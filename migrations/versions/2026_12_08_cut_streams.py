"""Up to where the beginning of a stream was cut off, and from which digest the rest is verified."""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_08_cut"
down_revision = "2026_12_07_quiet"
branch_labels = None
depends_on = None

NOTHING = bytes(32)


def upgrade() -> None:
    with op.batch_alter_table("stream", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cut", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("cut_digest", sa.LargeBinary(), nullable=True))
    op.execute(sa.text("UPDATE stream SET cut_digest = :nothing").bindparams(nothing=NOTHING))
    with op.batch_alter_table("stream", schema=None) as batch_op:
        batch_op.alter_column("cut", server_default=None)
        batch_op.alter_column("cut_digest", existing_type=sa.LargeBinary(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("stream", schema=None) as batch_op:
        batch_op.drop_column("cut_digest")
        batch_op.drop_column("cut")
