from alembic import op

revision = "a00000000004"
down_revision = "a00000000003"
branch_labels = None
depends_on = None


def upgrade():
    op.execute("CREATE INDEX books_by_author ON books (author_id)")


def downgrade():
    op.execute("DROP INDEX books_by_author")
