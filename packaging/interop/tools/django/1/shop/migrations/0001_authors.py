from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []

    operations = [
        migrations.RunSQL(
            [
                "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
            ],
            [
                "DROP TABLE authors",
            ],
        ),
    ]
