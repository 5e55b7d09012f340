"""How and when a correction was asked for, and who wrote it down for the person."""

from django.db import migrations, models
from django.db.models import Q

# Until now only the person's own page asked: on the day on which it came into the record.
MOVE = """
alter table rights_correction disable trigger user;
update rights_correction set asked_on = (asked_at at time zone 'Europe/London')::date;
alter table rights_correction enable trigger user;
"""
HOW = [("online", "online"), ("paper", "paper"), ("phone", "phone"), ("conversation", "conversation")]


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_initial")]
    operations = [
        migrations.AddField("correction", "asked_how", models.TextField(choices=HOW, default="online")),
        migrations.AddField("correction", "typed_by_name", models.TextField(blank=True, default="")),
        migrations.AddField("correction", "asked_on", models.DateField(null=True)),
        migrations.RunSQL(MOVE),
        migrations.AlterField("correction", "asked_on", models.DateField()),
        migrations.AddConstraint(
            "correction",
            models.CheckConstraint(
                condition=Q(asked_how="online", typed_by_name="") | (~Q(asked_how="online") & ~Q(typed_by_name="")),
                name="rights_correction_typed_by_whom",
            ),
        ),
    ]
