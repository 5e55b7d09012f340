"""Other details of people, what they want to know, and records of theirs that were joined."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_needs")]
    operations = [
        migrations.CreateModel(
            name="Background",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("ethnicity", models.TextField(blank=True, default="")),
                ("religion", models.TextField(blank=True, default="")),
                (
                    "impairments",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list),
                ),
                ("household", models.TextField(blank=True, default="")),
                ("dependants", models.TextField(blank=True, default="")),
                ("home_access", models.TextField(blank=True, default="")),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name="ContactPoint",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.TextField(
                        choices=[("phone", "phone"), ("mobile", "mobile"), ("email", "email"), ("other", "other")]
                    ),
                ),
                ("value", models.TextField()),
                ("note", models.TextField(blank=True, default="")),
                ("preference", models.PositiveSmallIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("chi", "chi"),
                            ("health-and-care", "health-and-care"),
                            ("hospital", "hospital"),
                            ("social-care", "social-care"),
                            ("other", "other"),
                        ]
                    ),
                ),
                ("value", models.TextField()),
                (
                    "verified",
                    models.TextField(
                        choices=[("not-checked", "not-checked"), ("verified", "verified"), ("not-found", "not-found")]
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="InformationNeed",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("wanted", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField()),
                ("given", models.TextField(blank=True, default="")),
                ("format", models.TextField(blank=True, default="")),
                ("given_at", models.DateTimeField(null=True)),
                ("given_by", models.UUIDField(null=True)),
                ("given_by_name", models.TextField(blank=True, default="")),
                (
                    "understood",
                    models.TextField(
                        blank=True,
                        choices=[("yes", "yes"), ("partly", "partly"), ("no", "no"), ("not-checked", "not-checked")],
                        default="",
                    ),
                ),
                ("told_back", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="KeptApart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.TextField(
                        choices=[("safe-contact", "safe-contact"), ("code-word", "code-word"), ("key-safe", "key-safe")]
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True, default="")),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                ("merged_at", models.DateTimeField()),
                ("merged_by", models.UUIDField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.UUIDField(null=True)),
                ("undone_why", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.AddField(
            model_name="background",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="identifier",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="informationneed",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="keptapart",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="merge",
            name="kept",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="merge",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("preference__gte", 1), ("preference__lte", 5)),
                name="people_contactpoint_preference",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("person", "kind", "value"),
                name="people_contactpoint_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("person", "kind", "value"),
                name="people_identifier_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(("verified__in", ["not-checked", "verified", "not-found"])),
                name="people_identifier_verified_known",
            ),
        ),
        migrations.AddIndex(
            model_name="informationneed",
            index=models.Index(fields=["person", "asked_at"], name="people_informationneed_of"),
        ),
        migrations.AddConstraint(
            model_name="informationneed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("format", ""),
                        ("given", ""),
                        ("given_at", None),
                        ("given_by", None),
                        ("told_back", ""),
                        ("understood", ""),
                    ),
                    models.Q(
                        ("given_at__gte", models.F("asked_at")),
                        ("given_by__isnull", False),
                        models.Q(("given", ""), _negated=True),
                        models.Q(("format", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="people_informationneed_given_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="informationneed",
            constraint=models.CheckConstraint(
                condition=models.Q(("understood__in", ["", "yes", "partly", "no", "not-checked"])),
                name="people_informationneed_understood_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="keptapart",
            constraint=models.UniqueConstraint(fields=("person", "kind", "number"), name="people_keptapart_number"),
        ),
        migrations.AddConstraint(
            model_name="keptapart",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["safe-contact", "code-word", "key-safe"])),
                name="people_keptapart_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("person",), name="people_merge_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept", models.F("person")), _negated=True), name="people_merge_two_records"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="people_merge_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("undone_at", None), ("undone_by", None), ("undone_why", "")),
                    models.Q(
                        ("undone_at__isnull", False),
                        ("undone_by__isnull", False),
                        models.Q(("undone_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="people_merge_undone_whole",
            ),
        ),
    ]
