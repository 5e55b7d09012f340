"""Until now only the person's own page asked: on the day on which it came into the record."""

from django.db import migrations

MOVE = """
alter table rights_correction disable trigger user;
update rights_correction set asked_on = (asked_at at time zone 'Europe/London')::date;
alter table rights_correction enable trigger user;
"""


class Migration(migrations.Migration):
    dependencies = [("rights", "0002_how_it_was_asked")]
    operations = [migrations.RunSQL(MOVE)]
