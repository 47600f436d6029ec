from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0003_email")]

    operations = [
        migrations.RunSQL(
            [
                "CREATE INDEX books_by_author ON books (author_id)",
            ],
            [
                "DROP INDEX books_by_author",
            ],
        ),
    ]
