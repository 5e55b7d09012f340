from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0005_openings"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="restriction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("items", []), _negated=True),
                    ("section__isnull", False),
                    models.Q(("is_all_but", True), ("roles__contains", ["person"])),
                    models.Q(("is_all_but", False), models.Q(("roles__contains", ["person"]), _negated=True)),
                    _connector="OR",
                ),
                name="sharing_restriction_leaves_the_person_their_plan",
            ),
        ),
    ]
