"""Every correction was asked for on a day; who wrote it down is there when the person did not."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("rights", "0003_how_it_was_asked_moved")]
    operations = [
        migrations.AlterField("correction", "asked_on", models.DateField()),
        migrations.AddConstraint(
            "correction",
            models.CheckConstraint(
                condition=Q(asked_how="online", typed_by_name="") | (~Q(asked_how="online") & ~Q(typed_by_name="")),
                name="rights_correction_typed_by_whom",
            ),
        ),
    ]
