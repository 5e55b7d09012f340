"""The table of Django's cache, shared by all web processes."""

from django.db import migrations

SHARED_CACHE = """
create table shared_cache (cache_key varchar(255) primary key, value text not null, expires timestamptz not null);
create index shared_cache_expires on shared_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(SHARED_CACHE)]
