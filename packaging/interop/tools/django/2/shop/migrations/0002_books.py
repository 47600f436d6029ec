from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0001_authors")]

    operations = [
        migrations.RunSQL(
            [
                """
                CREATE TABLE books (
                  id INTEGER PRIMARY KEY,
                  author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,
                  title TEXT NOT NULL
                )
                """,
                """
                CREATE TRIGGER books_untitled AFTER INSERT ON books WHEN NEW.title = ''
                BEGIN
                  UPDATE books SET title = 'Untitled; so far' WHERE id = NEW.id;
                END
                """,
            ],
            [
                "DROP TABLE books",
            ],
        ),
    ]
