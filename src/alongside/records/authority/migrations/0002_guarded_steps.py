"""A step by which a safeguarding lead keeps an authority stopped."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("authority", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="authoritystep",
            name="is_guarded",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="authoritystep",
            constraint=models.CheckConstraint(
                condition=Q(is_guarded=False) | Q(standing="suspended", words=""),
                name="authority_step_guarded_is_stopped",
            ),
        ),
    ]
