"""Tells staff that there is something to read, by its reference alone: no name and no word of the person leaves."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.doors.ways_out import email_way
from alongside.engines.gateways.mail import Email
from alongside.engines.gateways.outcome import Delivered, Failed, Outcome
from alongside.engines.postgres.identity import acting_as
from alongside.records.careteam.changes import claim_notices, fail_notice, finish_notice
from alongside.records.careteam.values import NoticeView
from alongside.rules.actors import system

AT_ONCE = 20


def send_notices_due() -> int:
    """Send what is due, until nothing is; returns how many were tried."""
    done = 0
    by = system()
    while True:
        with acting_as(by, now := timezone.now()):
            claimed = claim_notices(by=by, most=AT_ONCE, now=now)
        if not claimed:
            return done
        for notice in claimed:
            _record(notice, _send(notice))
        done += len(claimed)


def _send(notice: NoticeView) -> Outcome:
    if not notice.email:
        return Failed("no-address", retry=False)
    email = Email(
        reference=str(notice.id),
        to=notice.email,
        subject=_("Something to read: %(reference)s") % {"reference": notice.reference},
        text="\n\n".join(_lines(notice)),
        at=timezone.now(),
    )
    return email_way().send(email)


def _lines(notice: NoticeView) -> list[str]:
    values = {"reference": notice.reference, "address": f"{settings.PUBLIC_ADDRESS}/careteam/worries/"}
    if notice.for_lead:
        return [
            _("Somebody has raised a worry. Its reference is %(reference)s.") % values,
            _("Sign in to read it: %(address)s") % values,
        ]
    return [
        _("Somebody whom you supervise has raised a worry. Its reference is %(reference)s.") % values,
        _("The safeguarding lead has been told. Talk to the one who raised it; do not write about it by e-mail."),
    ]


def _record(notice: NoticeView, outcome: Outcome) -> None:
    by = system()
    with acting_as(by, now := timezone.now()):
        if isinstance(outcome, Delivered):
            finish_notice(by=by, notice=notice.id, now=now)
        elif isinstance(outcome, Failed):
            fail_notice(by=by, notice=notice.id, why=outcome.reason, retry=outcome.retry, now=now)
        else:  # nobody can tell whether it left: told twice is better than not told
            fail_notice(by=by, notice=notice.id, why=outcome.reason, retry=True, now=now)
