import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_entered_from"),
        ("plans", "0004_measures_section"),
        ("prepare", "0004_earlier_results"),
    ]

    operations = [
        migrations.CreateModel(
            name="Helper",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "section",
                    models.TextField(
                        choices=[
                            ("what-matters", "what-matters"),
                            ("about-me", "about-me"),
                            ("strengths", "strengths"),
                            ("needs", "needs"),
                            ("goals", "goals"),
                            ("health", "health"),
                            ("measures", "measures"),
                            ("emergencies", "emergencies"),
                            ("future", "future"),
                            ("people", "people"),
                            ("other-plans", "other-plans"),
                        ]
                    ),
                ),
                ("prompt", models.TextField(blank=True, default="")),
                (
                    "whose",
                    models.TextField(
                        choices=[
                            ("person", "person"),
                            ("carer", "carer"),
                            ("professional", "professional"),
                            ("together", "together"),
                        ]
                    ),
                ),
                ("helped_name", models.TextField()),
                ("name", models.TextField()),
                ("how", models.JSONField(default=list)),
                ("account", models.UUIDField()),
                ("said_at", models.DateTimeField()),
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
                        fields=("round", "whose", "helped_name", "prompt"), name="prepare_helper_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("how", []), _negated=True)),
                        name="prepare_helper_whole",
                    ),
                ],
            },
        ),
    ]
