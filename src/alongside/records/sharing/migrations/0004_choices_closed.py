from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_choices_moved")]

    operations = [
        migrations.AddConstraint(
            model_name="restriction",
            constraint=models.CheckConstraint(
                condition=models.Q(("accounts", []), ("organisations", []), ("roles", []), _negated=True),
                name="sharing_restriction_names_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="restriction",
            constraint=models.CheckConstraint(
                condition=models.Q(("items", []), ("section", None), _connector="OR"),
                name="sharing_restriction_items_or_section",
            ),
        ),
        migrations.AddConstraint(
            model_name="restriction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lift_asked_at", None), ("lift_asked_by", None)),
                    models.Q(("lift_asked_at__isnull", False), ("lift_asked_by__isnull", False)),
                    _connector="OR",
                ),
                name="sharing_restriction_asked_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="restriction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lifted_by", None),
                    models.Q(
                        models.Q(("lifted_by", models.F("set_by")), _negated=True),
                        models.Q(("lifted_by", models.F("lift_asked_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="sharing_restriction_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharingdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account", None), ("organisation__isnull", False), ("team", None)),
                    models.Q(("account__isnull", False), ("organisation", None), ("team", None)),
                    models.Q(("account", None), ("organisation", None), ("role", ""), ("team__isnull", False)),
                    _connector="OR",
                ),
                name="sharing_decision_one_reader",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharingdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sections__contains", models.F("comment_on")), ("sections__contains", models.F("contribute_to"))
                ),
                name="sharing_decision_adds_to_what_is_seen",
            ),
        ),
        migrations.AddConstraint(
            model_name="sharingdecision",
            constraint=models.UniqueConstraint(
                fields=("person", "organisation", "role", "team", "account", "number"),
                name="sharing_decision_number_once",
                nulls_distinct=False,
            ),
        ),
        migrations.RemoveField(
            model_name="restriction",
            name="account",
        ),
        migrations.RemoveField(
            model_name="restriction",
            name="organisation",
        ),
        migrations.RemoveField(
            model_name="sharingdecision",
            name="may_contribute",
        ),
    ]
