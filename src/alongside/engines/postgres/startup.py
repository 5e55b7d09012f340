"""Checks at start-up that the role which serves pages could not step round row-level security."""

from django.db import connections

from alongside.engines.postgres.trouble import DatabaseTrouble

# MEMBER: including what the role could become by SET ROLE.
QUERY = """
SELECT rolname, rolsuper, rolbypassrls,
       EXISTS (SELECT FROM pg_roles other WHERE (other.rolsuper OR other.rolbypassrls)
               AND pg_has_role(current_user, other.oid, 'MEMBER')),
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm')
               AND pg_has_role(current_user, c.relowner, 'MEMBER'))
FROM pg_roles WHERE rolname = current_user
"""

WORDS = (
    "is a superuser",
    "has BYPASSRLS",
    "belongs to a role that is a superuser or has BYPASSRLS",
    "owns tables, or belongs to the role that owns them",
)


def check_runtime_role(using: str = "default") -> None:
    """Raises DatabaseTrouble when the role of this connection could read what no policy grants it."""
    with connections[using].cursor() as cursor:
        cursor.execute(QUERY)
        role, *wrong = cursor.fetchone()
    if reasons := [words for words, true in zip(WORDS, wrong, strict=True) if true]:
        raise DatabaseTrouble(
            f"The database role {role} may not serve pages: it {' and '.join(reasons)}. "
            "Point DATABASE_URL at the runtime role that 'alongside database prepare' makes."
        )
