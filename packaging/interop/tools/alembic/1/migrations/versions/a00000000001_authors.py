from alembic import op

revision = "a00000000001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.execute("CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")


def downgrade():
    op.execute("DROP TABLE authors")
