"""How and when a correction was asked for, and who wrote it down for the person."""

from django.db import migrations, models

HOW = [("online", "online"), ("paper", "paper"), ("phone", "phone"), ("conversation", "conversation")]


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_initial")]
    operations = [
        migrations.AddField("correction", "asked_how", models.TextField(choices=HOW, default="online")),
        migrations.AddField("correction", "typed_by_name", models.TextField(blank=True, default="")),
        migrations.AddField("correction", "asked_on", models.DateField(null=True)),
    ]
