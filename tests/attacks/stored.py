"""A fingerprint of all that is stored: it changes when any row of any table does, but for what a try itself leaves."""

from collections.abc import Sequence

from django.db import connections

# What asking leaves behind: who was here, what was refused, how often.
LEFT_BY_ASKING = (
    *("audit_event", "audit_head", "django_session", "usersessions_usersession", "shared_cache"),
    *("axes_accessattempt", "axes_accessattemptexpiration", "axes_accessfailurelog", "axes_accesslog"),
)
WITHOUT_DRAFTS = (
    *LEFT_BY_ASKING,
    "prepare_answerdraft",
    "discuss_topicdraft",
)  # kept beside an error, where they can be
TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> ALL (%s) ORDER BY c.relname
"""


def fingerprint(left_out: Sequence[str] = WITHOUT_DRAFTS) -> dict[str, str]:
    """By table. As the owner, so only what is committed."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(TABLES, [list(left_out)])
        names = [name for (name,) in cursor.fetchall()]
        each = "(SELECT '{0}', md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {0} t)"
        cursor.execute(" UNION ALL ".join(each.format(name) for name in names))
        return dict(cursor.fetchall())
