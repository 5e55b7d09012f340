"""That a concern was raised is told by e-mail, by its reference alone. Of those that are there nobody is told again."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("rights", "0004_how_it_was_asked_closed")]
    operations = [
        migrations.AddField("complaint", "alert_due_at", models.DateTimeField(null=True)),
        migrations.AddField("complaint", "alert_tries", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("complaint", "alerted_at", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "complaint",
            models.Index(fields=["alert_due_at"], condition=~Q(alert_due_at=None), name="rights_complaint_alert"),
        ),
        migrations.AddConstraint(
            "complaint",
            models.CheckConstraint(
                condition=Q(alert_due_at=None) | Q(alerted_at=None), name="rights_complaint_alerted_is_not_due"
            ),
        ),
    ]
