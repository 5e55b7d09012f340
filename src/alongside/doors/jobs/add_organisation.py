"""`alongside add-organisation NAME`: an organisation with its first administrator, to begin in production."""

import argparse
import re

from django.conf import settings
from django.utils import timezone

from alongside.doors.jobs.trouble import CannotRun
from alongside.engines.postgres.identity import acting_as
from alongside.records.people.changes.accounts import add_organisation
from alongside.records.people.changes.staff import add_staff
from alongside.rules.actors import Role, system
from alongside.rules.dates import day_of
from alongside.rules.importing import can_be_email
from alongside.rules.staff import Joiner
from alongside.rules.text import mixes_alphabets

_ODS = re.compile(r"[A-Z0-9]{3,12}", re.ASCII)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the organisation's name, as people know it")
    parser.add_argument("--ods", metavar="CODE", help="its ODS code, where it has one")
    parser.add_argument("--telephone", default="", help="for its letters")
    parser.add_argument("--address", default="", help="for its letters; a comma begins a new line")
    parser.add_argument(
        "--administrator", nargs=2, metavar=("NAME", "EMAIL"), required=True, help="who adds everybody else"
    )


def run(options: argparse.Namespace) -> int:
    name, email = options.administrator
    code = _ods(options.ods)
    for each in (options.name, name, email):
        if mixes_alphabets(each):
            raise CannotRun(f"{each!r} has letters of two alphabets that look alike. Type it again.")
    if not can_be_email(email):
        raise CannotRun(f"{email!r} is not an e-mail address. Write it like name@example.org.")
    by, now = system(), timezone.now()
    with acting_as(by, now):
        organisation = add_organisation(
            by=by,
            name=options.name,
            ods_code=code,
            telephone=options.telephone,
            address="\n".join(line.strip() for line in options.address.split(",")),
            now=now,
        )
        joiner = Joiner(name=name, email=email.lower(), role=Role.ADMINISTRATOR, starts_on=day_of(now))
        add_staff(by=by, organisation=organisation, joiner=joiner, now=now)
    print(f"{options.name} is added. {name} is its administrator.")
    print(f"They begin at {settings.PUBLIC_ADDRESS}/sign-in/staff/password/ with {email.lower()}:")
    print("a code is sent there, with which they choose a password. Then they set up a second step.")
    return 0


def _ods(text: str | None) -> str | None:
    code = text.strip().upper() if text else None
    if code and not _ODS.fullmatch(code):
        raise CannotRun(f"{text!r} is not an ODS code. It has 3 to 12 letters and figures, like G81001.")
    return code
