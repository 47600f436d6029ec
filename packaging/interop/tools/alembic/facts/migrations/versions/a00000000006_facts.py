from alembic import op

revision = "a00000000006"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.execute("CREATE TABLE facts (name TEXT, value)")
    op.execute("INSERT INTO facts SELECT 'foreign_keys', foreign_keys FROM pragma_foreign_keys")


def downgrade():
    op.execute("DROP TABLE facts")
