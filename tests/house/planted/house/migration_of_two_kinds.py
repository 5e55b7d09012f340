# planted at: src/alongside/journey/discuss/migrations/9990_planted.py
# caught by: house
# says: test_a_migration_changes_tables_or_runs_sql_never_both + discuss/9990_planted
# batch: migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discuss", "@LAST@")]
    operations = [
        migrations.RunSQL("select 1"),
        migrations.AddField("Conversation", "planted", models.TextField(default="")),
    ]
