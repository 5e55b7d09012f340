"""Tells privacy officers what waits for them: a broken glass, a concern. By reference, no name and no word."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.doors.references import reference_of
from alongside.doors.ways_out import email_way
from alongside.engines.gateways.mail import Email
from alongside.engines.gateways.outcome import Delivered
from alongside.engines.postgres.identity import acting_as
from alongside.records.rights.changes import claim_concern_alerts, fail_concern_alert, finish_concern_alert
from alongside.records.rights.values import ConcernAlert
from alongside.records.sharing.changes import claim_alerts, fail_alert, finish_alert
from alongside.records.sharing.values import OpeningAlert
from alongside.rules.actors import Actor, system

AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to tell of: what it is about, to whom, in which words, and what is kept of whether it left."""

    about: UUID
    addresses: tuple[str, ...]
    subject: str
    lines: tuple[str, ...]
    settle: Callable[[Actor, bool, datetime], None]


def alert_officers() -> int:
    """Send what is due, until nothing is; returns how many were tried."""
    return _alert(_openings) + _alert(_concerns)


def _alert(claim: Callable[[Actor, datetime], Iterator[Alert]]) -> int:
    done = 0
    by = system()
    while True:
        with acting_as(by, now := timezone.now()):
            claimed = list(claim(by, now))
        if not claimed:
            return done
        for alert in claimed:
            is_told = _told(alert)
            with acting_as(by, now := timezone.now()):
                alert.settle(by, is_told, now)
        done += len(claimed)


def _openings(by: Actor, now: datetime) -> Iterator[Alert]:
    for each in claim_alerts(by=by, most=AT_ONCE, now=now):
        values = {"reference": reference_of(each.opening), "address": f"{settings.PUBLIC_ADDRESS}/emergency/openings/"}
        lines = _for_officers(values) if each.is_for_officers else _nobody_looks(values)
        subject = _("A plan was opened in an emergency: %(reference)s") % values
        yield Alert(each.opening, each.addresses, subject, lines, _settle_opening(each))


def _for_officers(values: dict[str, str]) -> tuple[str, ...]:
    return (
        _("A plan was opened in an emergency. The reference is %(reference)s.") % values,
        _("Look at it within three days: was it needed, and does what was said hold?"),
        _("Sign in to read why: %(address)s") % values,
    )


def _nobody_looks(values: dict[str, str]) -> tuple[str, ...]:
    """To those who run the organisation: they read nothing of it, and can see to it that somebody does."""
    return (
        _("Somebody who works with you opened a plan in an emergency. The reference is %(reference)s.") % values,
        _("Nobody can look at it: your organisation has no privacy officer, nor has one that looks after the person."),
        _("Give somebody the role of privacy officer. They then find it when they sign in."),
    )


def _concerns(by: Actor, now: datetime) -> Iterator[Alert]:
    for each in claim_concern_alerts(by=by, most=AT_ONCE, now=now):
        values = {"reference": reference_of(each.complaint), "address": f"{settings.PUBLIC_ADDRESS}/concerns/"}
        lines = (
            _("Somebody raised a concern about how their plan was made. The reference is %(reference)s.") % values,
            _("Say within three working days that it has arrived, and who looks into it."),
            _("Sign in to read it: %(address)s") % values,
        )
        subject = _("A concern waits for you: %(reference)s") % values
        yield Alert(each.complaint, each.addresses, subject, lines, _settle_concern(each))


def _settle_opening(opened: OpeningAlert) -> Callable[[Actor, bool, datetime], None]:
    def settle(by: Actor, is_told: bool, now: datetime) -> None:
        (finish_alert if is_told else fail_alert)(by=by, opening=opened.opening, now=now)

    return settle


def _settle_concern(raised: ConcernAlert) -> Callable[[Actor, bool, datetime], None]:
    def settle(by: Actor, is_told: bool, now: datetime) -> None:
        (finish_concern_alert if is_told else fail_concern_alert)(by=by, alert=raised, now=now)

    return settle


def _told(alert: Alert) -> bool:
    """Whether everybody was told. Where one was not, all are told again: twice is better than not at all."""
    sent = [email_way().send(_email(alert, address)) for address in alert.addresses]
    return bool(sent) and all(isinstance(each, Delivered) for each in sent)


def _email(alert: Alert, address: str) -> Email:
    return Email(
        reference=str(uuid5(alert.about, address)),
        to=address,
        subject=alert.subject,
        text="\n\n".join(alert.lines),
        at=timezone.now(),
    )
