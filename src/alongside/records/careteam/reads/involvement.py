"""What the person decided about each who supports them, and what stands between them."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.rules.actors import Actor

# The kinds whom the person is asked about: the coordinator is named with them, and a team is nobody to be asked about.
_NOT_ASKED = """
select s.name from careteam_supporter s
where s.person_id = any(records_of(%s)) and s.kind not in ('coordinator', 'team') and s.ends_on is null
  and not exists (select from careteam_involvement i where i.supporter_id = s.id)
order by s.name, s.id
"""


def is_barred(*, by: Actor, person: UUID, account: UUID, now: datetime) -> bool:
    """Rule F8: whether what is known of this account keeps it from everything about this person."""
    with connection.cursor() as cursor:
        cursor.execute("select conflict_bars(%s, %s, %s)", [person, account, now])
        return bool(cursor.fetchone()[0])


def not_asked_about(*, by: Actor, person: UUID) -> tuple[str, ...]:
    """The names of those about whom the person has not been asked (rule A13), as far as the actor may see."""
    with connection.cursor() as cursor:
        cursor.execute(_NOT_ASKED, [person])
        return tuple(name for (name,) in cursor.fetchall())


def open_conflicts(*, by: Actor, person: UUID) -> int:
    """About how many who support the person a conflict of interest is undecided (rule A14): a number, and no name."""
    with connection.cursor() as cursor:
        cursor.execute("select open_conflicts(%s)", [person])
        found: int = cursor.fetchone()[0]
    return found
