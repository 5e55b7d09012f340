import uuid

import django.db.models.deletion
from django.db import migrations, models

KINDS = ["not-now", "in-hospital", "declined", "moved", "end-of-life", "other"]


class Migration(migrations.Migration):
    dependencies = [("appointments", "0002_how_and_with_whom"), ("people", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Recall",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("month", models.PositiveSmallIntegerField(null=True)),
                ("kind", models.TextField(blank=True, choices=[(each, each) for each in KINDS], default="")),
                ("words", models.TextField(blank=True, default="")),
                ("until", models.DateField(null=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.UUIDField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "organisation", "number"), name="appointments_recall_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("month", None), models.Q(("month__gte", 1), ("month__lte", 12)), _connector="OR"
                        ),
                        name="appointments_recall_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), ("until", None), ("words", "")),
                            models.Q(("kind__in", KINDS), models.Q(("words", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="appointments_recall_exception_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["", "end-of-life", "moved"]), ("until__isnull", False), _connector="OR"
                        ),
                        name="appointments_recall_ends",
                    ),
                ],
            },
        ),
    ]
