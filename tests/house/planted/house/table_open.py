# planted at: src/alongside/journey/review/migrations/9990_planted.py
# caught by: house
# says: test_every_table_has_forced_row_level_security + review_planted
# batch: tables
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("review", "@LAST@")]
    operations = [migrations.RunSQL("create table review_planted (id int, person_id uuid)")]
