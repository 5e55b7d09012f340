"""Row-level security, roles' privileges and gate functions: rls.sql."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("document", "0001_initial"), ("plans", "0002_protect")]
    operations = [migrations.RunSQL((Path(__file__).parents[1] / "rls.sql").read_text(encoding="utf-8"))]
