from alembic import op

revision = "a00000000003"
down_revision = "a00000000002"
branch_labels = None
depends_on = None


def upgrade():
    op.execute("ALTER TABLE authors ADD COLUMN email TEXT")


def downgrade():
    op.execute("ALTER TABLE authors DROP COLUMN email")
