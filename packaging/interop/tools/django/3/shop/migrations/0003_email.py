from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_books")]

    operations = [
        migrations.RunSQL(
            [
                "ALTER TABLE authors ADD COLUMN email TEXT",
            ],
            [
                "ALTER TABLE authors DROP COLUMN email",
            ],
        ),
    ]
