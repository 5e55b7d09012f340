import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0008_entered_from"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("fingerprint", models.CharField(max_length=64)),
                ("media_type", models.TextField()),
                ("size", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("round", models.UUIDField()),
                (
                    "kind",
                    models.TextField(
                        choices=[("picture", "picture"), ("document", "document"), ("recording", "recording")]
                    ),
                ),
                ("name", models.TextField()),
                (
                    "section",
                    models.TextField(
                        blank=True,
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
                        ],
                        default="",
                    ),
                ),
                ("answer", models.UUIDField(null=True)),
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
                ("said_by", models.TextField()),
                ("scanned_by", models.TextField(blank=True, default="")),
                ("added_at", models.DateTimeField()),
                ("added_by", models.UUIDField()),
                ("added_by_name", models.TextField()),
                ("typed_at", models.DateTimeField(null=True)),
                ("typed_by", models.UUIDField(null=True)),
                ("typed_by_name", models.TextField(blank=True, default="")),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("taken_back_by", models.UUIDField(null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "stored",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.UniqueConstraint(fields=("person", "fingerprint"), name="files_stored_once"),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__gt", 0), ("size__lte", 10000000)), name="files_stored_size"
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(fields=["round"], name="files_of_round"),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                condition=models.Q(("taken_back_at", None), ("typed_at", None)),
                fields=["added_at"],
                name="files_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", None), ("prompt", ""), ("section", "")),
                    models.Q(
                        models.Q(("section", ""), _negated=True),
                        ("answer__isnull", False),
                        models.Q(("prompt", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="files_belongs_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("typed_at", None), ("typed_by", None), ("typed_by_name", "")),
                    models.Q(
                        ("typed_at__isnull", False),
                        ("typed_by__isnull", False),
                        models.Q(("typed_by_name", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="files_typed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_back_at", None), ("taken_back_by", None)),
                    models.Q(("taken_back_at__isnull", False), ("taken_back_by__isnull", False)),
                    _connector="OR",
                ),
                name="files_taken_back_whole",
            ),
        ),
    ]
