"""The code on a letter: made by staff or a job, used once with the date of birth."""

import hashlib
import hmac
import secrets
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.people.models import SignInCode
from alongside.records.people.values import Redeemed
from alongside.rules.actors import Actor

ALPHABET = "BCDFGHJKMNPQRTVWXY346789"  # no vowels, nothing that looks like another
LENGTH = 10
LASTS = timedelta(days=42)


def make_code(*, by: Actor, person: UUID, now: datetime, for_name: str = "") -> str:
    """Make a code for the person, or for a carer by name, and return it in groups: "BCDF-GHJK-MN". Kept as a hash."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    SignInCode(
        id=uuid4(), person_id=person, for_name=for_name, code_hash=_hash(code), made_at=now, expires_at=now + LASTS
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.CODE_MADE, person=person)
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def redeem_code(*, by: Actor, code: str, born_on: date, now: datetime) -> Redeemed | None:
    """Use a code. None, the same for every reason, when code and birth date do not open anything.

    It does not raise: a Refusal would roll back the try that a wrong birth date costs.
    """
    with connection.cursor() as cursor:
        query = "select person, for_name, name, called from redeem_code(%s, %s)"
        cursor.execute(query, [_hash(_plain(code)), born_on])
        row = cursor.fetchone()
    if row is None:
        return None
    append_event(by=by, now=now, kind=EventKind.CODE_USED, person=row[0])
    return Redeemed(*row)


def proved_person(*, by: Actor, nhs_number: str, born_on: date, now: datetime) -> Redeemed | None:
    """The person whom NHS login has proved, when number and birth date are of one person here; else None."""
    with connection.cursor() as cursor:
        query = "select person, '', name, called from verified_person(%s, %s)"
        cursor.execute(query, [nhs_number, born_on])
        row = cursor.fetchone()
    if row is None:
        return None
    detail = {"as": "person", "with": "nhs-login"}
    append_event(by=by, now=now, kind=EventKind.ACCOUNT_SIGNED_IN, person=row[0], detail=detail)
    return Redeemed(*row)


def _plain(code: str) -> str:
    return "".join(character for character in code.upper() if character in ALPHABET)


def _hash(code: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), code.encode(), hashlib.sha256).hexdigest()
