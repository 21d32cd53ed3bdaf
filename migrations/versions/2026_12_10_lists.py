"""What a programme's lists hold now has a name of its own."""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_10_lists"
down_revision = "2026_12_09_looks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("programme", sa.Column("lists", sa.String(length=24), nullable=True))
    # any name will do that no later change can draw
    op.execute(
        "UPDATE programme SET lists = id WHERE id IN (SELECT programme_id FROM term)"
        " OR id IN (SELECT programme_id FROM small_place)"
    )


def downgrade() -> None:
    op.drop_column("programme", "lists")
