"""Why somebody of the team stopped a card for the person."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("sharing", "0007_openings_alerted_and_cards")]

    operations = [
        migrations.AddField(
            model_name="card",
            name="stopped_why",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.CheckConstraint(
                condition=Q(stopped_why="") | Q(stopped_by__isnull=False), name="sharing_card_stopped_why_by_whom"
            ),
        ),
    ]
