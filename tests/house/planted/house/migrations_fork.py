# planted at: src/alongside/records/people/migrations/9990_planted.py
# caught by: house
# says: test_every_app_has_one_line_of_migrations + ('people', '9990_planted')
# batch: migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = []
