"""From the two contacts of a round to a calendar file: nothing in it says more than that there is an appointment."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext

from alongside.engines.calendar.file import CalendarEvent, calendar_file
from alongside.records.appointments.values import AppointmentView
from alongside.records.people.values import OrganisationView

MEDIA_TYPE = "text/calendar"
NAME = "appointments.ics"


def calendar_of(contacts: tuple[AppointmentView, ...], organisation: OrganisationView, made_at: datetime) -> bytes:
    """Both as they stand, and those that were cancelled, so that a calendar takes them out. A screen that is locked
    shows the summary: it names the organisation, and not what the appointment is for."""
    summary = gettext("Appointment with %(name)s") % {"name": organisation.name}
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname or "localhost"
    events = tuple(
        CalendarEvent(
            uid=f"{each.id}@{host}",
            sequence=each.revision,
            starts_at=each.starts_at,
            minutes=each.minutes,
            summary=summary,
            where=each.where_words,
            is_cancelled=each.status == "cancelled",
        )
        for each in contacts
        if each.status != "missed"
    )
    return calendar_file(events, made_at=made_at)
