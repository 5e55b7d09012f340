# planted at: src/alongside/journey/review/migrations/9990_planted.py
# caught by: house
# says: test_every_app_has_one_line_of_migrations + ('review', '9990_planted')
# batch: migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial")]
    operations = []
