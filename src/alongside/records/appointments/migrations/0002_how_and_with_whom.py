from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("appointments", "0001_initial")]

    operations = [
        migrations.AddField("appointment", "where_words", models.TextField(blank=True, default="")),
        migrations.AddField("appointment", "companion", models.TextField(blank=True, default="")),
        migrations.AddField("appointment", "interpreter_booked", models.BooleanField(default=False)),
        migrations.AddField("appointment", "over_because", models.TextField(blank=True, default="")),
        migrations.AddField("appointment", "revision", models.PositiveSmallIntegerField(default=0)),
        migrations.AlterField(
            "appointment",
            "status",
            models.TextField(
                choices=[
                    ("booked", "Booked"),
                    ("attended", "Attended"),
                    ("cancelled", "Cancelled"),
                    ("missed", "Missed"),
                ],
                default="booked",
            ),
        ),
        migrations.RemoveConstraint("appointment", "appointments_one_of_a_kind"),
        migrations.AddConstraint(
            "appointment",
            models.UniqueConstraint(
                condition=models.Q(("status__in", ["cancelled", "missed"]), _negated=True),
                fields=("round", "kind"),
                name="appointments_one_of_a_kind",
            ),
        ),
    ]
