import datetime
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

SECTIONS = [
    (name, name)
    for name in (
        "what-matters",
        "about-me",
        "strengths",
        "needs",
        "goals",
        "health",
        "emergencies",
        "future",
        "people",
        "other-plans",
    )
]


class Migration(migrations.Migration):
    dependencies = [("sharing", "0004_choices_closed"), ("people", "0003_packages")]

    operations = [
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("kind", models.TextField(choices=[("break-glass", "break-glass"), ("emergency", "emergency")])),
                (
                    "reason",
                    models.TextField(
                        choices=[
                            ("life-at-risk", "life-at-risk"),
                            ("cannot-be-asked", "cannot-be-asked"),
                            ("somebody-else-at-risk", "somebody-else-at-risk"),
                            ("called-to-the-person", "called-to-the-person"),
                            ("other", "other"),
                        ]
                    ),
                ),
                ("words", models.TextField()),
                ("opened_at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("not_told", models.TextField(blank=True, default="")),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_by", models.UUIDField(null=True)),
                (
                    "outcome",
                    models.TextField(
                        blank=True,
                        choices=[("right", "right"), ("not-needed", "not-needed"), ("wrong", "wrong")],
                        default="",
                    ),
                ),
                ("review_words", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "sections",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(choices=SECTIONS)),
                ),
                (
                    "ground",
                    models.TextField(
                        choices=[
                            ("vital-interests", "vital-interests"),
                            ("safeguarding", "safeguarding"),
                            ("court-order", "court-order"),
                            ("public-interest", "public-interest"),
                        ]
                    ),
                ),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField()),
                ("second_at", models.DateTimeField(null=True)),
                ("second_by", models.UUIDField(null=True)),
                ("ends_on", models.DateField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("not_told", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="StillOk",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("confirmed_at", models.DateTimeField()),
                ("confirmed_by", models.UUIDField()),
            ],
        ),
        migrations.AddField(
            model_name="opening",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="opening",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
            ),
        ),
        migrations.AddField(
            model_name="opening",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="override",
            name="asked_for",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
            ),
        ),
        migrations.AddField(
            model_name="override",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
            ),
        ),
        migrations.AddField(
            model_name="override",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="stillok",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sharing.sharingdecision"
            ),
        ),
        migrations.AddField(
            model_name="stillok",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(fields=["person", "account", "until_at"], name="sharing_opening_of"),
        ),
        migrations.AddIndex(
            model_name="opening",
            index=models.Index(
                condition=models.Q(("reviewed_at", None)), fields=["organisation"], name="sharing_opening_to_review"
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_at__gt", models.F("opened_at")),
                    (
                        "until_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("opened_at"), "+", models.Value(datetime.timedelta(seconds=14400))
                        ),
                    ),
                ),
                name="sharing_opening_four_hours",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("reviewed_at", None), ("reviewed_by", None)),
                    models.Q(
                        ("reviewed_at__isnull", False),
                        ("reviewed_by__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="sharing_opening_reviewed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewed_by", None),
                    models.Q(("reviewed_by", models.F("account")), _negated=True),
                    _connector="OR",
                ),
                name="sharing_opening_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="sharing_opening_says_why"
            ),
        ),
        migrations.AddIndex(
            model_name="override",
            index=models.Index(fields=["person", "organisation"], name="sharing_override_of"),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("second_at", None), ("second_by", None)),
                    models.Q(
                        ("second_at__isnull", False),
                        ("second_by__isnull", False),
                        models.Q(("second_by", models.F("asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="sharing_override_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="sharing_override_ended_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("reason", ""), _negated=True), models.Q(("sections", []), _negated=True)),
                name="sharing_override_says_why",
            ),
        ),
    ]
