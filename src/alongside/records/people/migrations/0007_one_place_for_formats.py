"""A person's row no longer says how letters have to look: their needs do."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0006_letter_formats")]
    operations = [migrations.RemoveField(model_name="person", name="letter_format")]
