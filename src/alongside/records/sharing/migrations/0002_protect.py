"""Row-level security, roles' privileges and gate functions: rls.sql."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
        ("people", "0002_protect"),
        ("careteam", "0001_initial"),
        ("messaging", "0001_initial"),
        ("health", "0001_initial"),
        ("appointments", "0001_initial"),
    ]
    operations = [migrations.RunSQL((Path(__file__).parents[1] / "rls.sql").read_text(encoding="utf-8"))]
