import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("prepare", "0005_helper")]

    operations = [
        migrations.CreateModel(
            name="HeldCall",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("result", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField()),
                ("for_account", models.UUIDField()),
                ("for_name", models.TextField()),
                ("called_at", models.DateTimeField(null=True)),
                ("called_by", models.UUIDField(null=True)),
                ("called_by_name", models.TextField(blank=True, default="")),
                ("said", models.TextField(blank=True, default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.round"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("called_at", None)),
                        fields=("person", "result"),
                        name="prepare_one_call_a_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_at", None), ("called_by", None), ("called_by_name", ""), ("said", "")),
                            models.Q(
                                ("called_at__isnull", False),
                                ("called_by__isnull", False),
                                models.Q(("said", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="prepare_call_recorded_whole",
                    ),
                ],
            },
        ),
    ]
