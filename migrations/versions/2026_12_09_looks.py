"""What a wording looks like, as a fingerprint beside it; messages found by whom and when they were sent."""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_09_looks"
down_revision = "2026_12_08_cut"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revision", sa.Column("looks", sa.LargeBinary(), nullable=True))
    op.create_index("ix_revision_looks", "revision", ["looks"])
    op.create_index("ix_message_session_id_audience_sent", "message", ["session_id", "audience", "sent"])
    op.create_index("ix_message_author_id_audience_sent", "message", ["author_id", "audience", "sent"])
    op.drop_index("ix_message_session_id", table_name="message")


def downgrade() -> None:
    op.create_index("ix_message_session_id", "message", ["session_id"])
    op.drop_index("ix_message_author_id_audience_sent", table_name="message")
    op.drop_index("ix_message_session_id_audience_sent", table_name="message")
    op.drop_index("ix_revision_looks", table_name="revision")
    op.drop_column("revision", "looks")
