# planted at: src/alongside/journey/review/migrations/9991_planted.py
# caught by: house
# says: test_every_protected_table_is_open_to_the_runtime_role_by_a_policy_or_closed_for_a_reason + review_shut
# batch: tables
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("review", "9990_planted")]
    operations = [
        migrations.RunSQL(
            "create table review_shut (id int); alter table review_shut enable row level security, force row level security"
        )
    ]
