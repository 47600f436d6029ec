from alembic import op

revision = "a00000000005"
down_revision = "a00000000004"
branch_labels = None
depends_on = None


def upgrade():
    op.execute("CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)")
    op.execute("INSERT INTO nowhere (words) VALUES ('too late')")


def downgrade():
    op.execute("DROP TABLE reviews")
