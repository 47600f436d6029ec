from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0004_index")]

    operations = [
        migrations.RunSQL(
            [
                "CREATE TABLE reviews (id INTEGER PRIMARY KEY, words TEXT)",
                "INSERT INTO nowhere (words) VALUES ('too late')",
            ],
            [
                "DROP TABLE reviews",
            ],
        ),
    ]
