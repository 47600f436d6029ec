from alembic import op

revision = "a00000000002"
down_revision = "a00000000001"
branch_labels = None
depends_on = None


def upgrade():
    op.execute(
        """
        CREATE TABLE books (
          id INTEGER PRIMARY KEY,
          author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
          title TEXT NOT NULL
        )
        """
    )
    op.execute(
        """
        CREATE TRIGGER books_untitled AFTER INSERT ON books WHEN NEW.title = ''
        BEGIN
          UPDATE books SET title = 'Untitled; so far' WHERE id = NEW.id;
        END
        """
    )


def downgrade():
    op.execute("DROP TABLE books")
