"""Tells privacy officers that the glass was broken: the reference of the opening, no name and no word of the person."""

from uuid import uuid5

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.doors.references import reference_of
from alongside.doors.ways_out import email_way
from alongside.engines.gateways.mail import Email
from alongside.engines.gateways.outcome import Delivered
from alongside.engines.postgres.identity import acting_as
from alongside.records.sharing.changes import claim_alerts, fail_alert, finish_alert
from alongside.records.sharing.values import OpeningAlert
from alongside.rules.actors import system

AT_ONCE = 20


def alert_officers() -> int:
    """Send what is due, until nothing is; returns how many openings were tried."""
    done = 0
    by = system()
    while True:
        with acting_as(by, now := timezone.now()):
            claimed = claim_alerts(by=by, most=AT_ONCE, now=now)
        if not claimed:
            return done
        for alert in claimed:
            is_told = _told(alert)
            with acting_as(by, now := timezone.now()):
                (finish_alert if is_told else fail_alert)(by=by, opening=alert.opening, now=now)
        done += len(claimed)


def _told(alert: OpeningAlert) -> bool:
    """Whether everybody was told. Where one was not, all are told again: twice is better than not at all."""
    sent = [email_way().send(_email(alert, address)) for address in alert.addresses]
    return bool(sent) and all(isinstance(each, Delivered) for each in sent)


def _for_officers(values: dict[str, str]) -> list[str]:
    return [
        _("A plan was opened in an emergency. The reference is %(reference)s.") % values,
        _("Look at it within three days: was it needed, and does what was said hold?"),
        _("Sign in to read why: %(address)s") % values,
    ]


def _nobody_looks(values: dict[str, str]) -> list[str]:
    """To those who run the organisation: they read nothing of it, and can see to it that somebody does."""
    return [
        _("Somebody who works with you opened a plan in an emergency. The reference is %(reference)s.") % values,
        _("Nobody can look at it: your organisation has no privacy officer, nor has one that looks after the person."),
        _("Give somebody the role of privacy officer. They then find it when they sign in."),
    ]


def _email(alert: OpeningAlert, address: str) -> Email:
    values = {
        "reference": reference_of(alert.opening),
        "address": f"{settings.PUBLIC_ADDRESS}/emergency/openings/",
    }
    lines = _for_officers(values) if alert.is_for_officers else _nobody_looks(values)
    return Email(
        reference=str(uuid5(alert.opening, address)),
        to=address,
        subject=_("A plan was opened in an emergency: %(reference)s") % values,
        text="\n\n".join(lines),
        at=timezone.now(),
    )
