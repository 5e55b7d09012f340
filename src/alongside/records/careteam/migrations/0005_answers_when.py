"""When somebody who supports a person answers the phone. Of nobody who is known already was it asked."""

from django.db import migrations, models
from django.db.models import Q

WHEN = ("not-asked", "day", "night", "any-time")


class Migration(migrations.Migration):
    dependencies = [("careteam", "0004_helping")]

    operations = [
        migrations.AddField(
            model_name="supporter",
            name="answers_when",
            field=models.TextField(choices=[(each, each) for each in WHEN], default="not-asked"),
        ),
        migrations.AddConstraint(
            model_name="supporter",
            constraint=models.CheckConstraint(
                condition=Q(answers_when__in=list(WHEN)), name="careteam_answers_when_is_known"
            ),
        ),
    ]
