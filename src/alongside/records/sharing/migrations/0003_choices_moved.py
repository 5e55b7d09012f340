"""Decisions and restrictions as they were, in the new columns."""

from django.db import migrations

MOVE = """
alter table sharing_sharingdecision disable trigger user;
update sharing_sharingdecision set contribute_to = sections where may_contribute;
alter table sharing_sharingdecision enable trigger user;
update sharing_restriction set accounts = array_remove(array[account_id], null),
    organisations = array_remove(array[organisation_id], null);
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_choices")]
    operations = [migrations.RunSQL(MOVE)]
