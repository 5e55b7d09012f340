"""What people need, what is done differently for them, and whether their number was checked."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_packages"),
    ]
    operations = [
        migrations.CreateModel(
            name="Adjustment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "what",
                    models.TextField(
                        choices=[
                            ("longer-time", "longer-time"),
                            ("time-of-day", "time-of-day"),
                            ("quiet-place", "quiet-place"),
                            ("step-free", "step-free"),
                            ("home-visit", "home-visit"),
                            ("somebody-with-them", "somebody-with-them"),
                            ("reminder", "reminder"),
                            ("same-person", "same-person"),
                            ("equipment", "equipment"),
                            ("assistance-dog", "assistance-dog"),
                            ("other", "other"),
                        ]
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("consequence", models.TextField(blank=True, default="")),
                ("told_by", models.TextField()),
                ("told_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("review_on", models.DateField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.UUIDField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("ended_why", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                (
                    "subset",
                    models.TextField(
                        choices=[
                            ("contact-method", "contact-method"),
                            ("information-format", "information-format"),
                            ("communication-professional", "communication-professional"),
                            ("communication-support", "communication-support"),
                            ("adjustments", "adjustments"),
                        ]
                    ),
                ),
                ("answer", models.TextField(choices=[("none", "none"), ("needs", "needs")])),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list),
                ),
                ("words", models.TextField(blank=True, default="")),
                ("told_by", models.TextField()),
                ("told_at", models.DateTimeField()),
                ("recorded_by", models.UUIDField()),
                ("review_on", models.DateField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.UUIDField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="person",
            name="nhs_number_check",
            field=models.TextField(
                choices=[("not-checked", "Not Checked"), ("verified", "Verified"), ("not-found", "Not Found")],
                default="not-checked",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="pronouns",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AlterField(
            model_name="person",
            name="interpreter",
            field=models.BooleanField(null=True),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("nhs_number__isnull", False), ("nhs_number_check", "not-checked"), _connector="OR"),
                name="people_person_number_to_check",
            ),
        ),
        migrations.AddField(
            model_name="adjustment",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="need",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddIndex(
            model_name="adjustment",
            index=models.Index(condition=models.Q(("ended_at", None)), fields=["person"], name="people_adjustment_now"),
        ),
        migrations.AddConstraint(
            model_name="adjustment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "what__in",
                        [
                            "longer-time",
                            "time-of-day",
                            "quiet-place",
                            "step-free",
                            "home-visit",
                            "somebody-with-them",
                            "reminder",
                            "same-person",
                            "equipment",
                            "assistance-dog",
                            "other",
                        ],
                    )
                ),
                name="people_adjustment_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="adjustment",
            constraint=models.CheckConstraint(
                condition=models.Q(("what", "other"), ("words", ""), _negated=True),
                name="people_adjustment_other_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="adjustment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="people_adjustment_confirmed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="adjustment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None), ("ended_why", "")),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("ended_by__isnull", False),
                        models.Q(("ended_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="people_adjustment_ended_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="adjustment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at__gte", models.F("told_at"))), name="people_adjustment_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.UniqueConstraint(fields=("person", "subset", "number"), name="people_need_number"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "none"), ("codes", [])),
                    models.Q(("answer", "needs"), models.Q(("codes", []), _negated=True)),
                    _connector="OR",
                ),
                name="people_need_none_or_some",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "subset__in",
                        [
                            "contact-method",
                            "information-format",
                            "communication-professional",
                            "communication-support",
                            "adjustments",
                        ],
                    )
                ),
                name="people_need_subset_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="people_need_confirmed_whole",
            ),
        ),
    ]
