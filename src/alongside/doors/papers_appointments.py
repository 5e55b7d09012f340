"""What paper says of the two linked contacts: both as they stand, and whom to ring if a day is wrong."""

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

from alongside.engines.paper.values import Block
from alongside.records.appointments.values import AppointmentView
from alongside.records.people.values import OrganisationView
from alongside.rules.dates import LONDON

KINDS = {"gathering": gettext_lazy("Tests and checks"), "conversation": gettext_lazy("Our conversation")}
PLACES = {
    "surgery": gettext_lazy("At the surgery"),
    "home": gettext_lazy("At your home"),
    "phone": gettext_lazy("By phone: we will ring you"),
    "video": gettext_lazy("By video call"),
}


def appointment_words(
    contacts: tuple[AppointmentView, ...], organisation: OrganisationView
) -> tuple[str, tuple[Block, ...]]:
    """The subject and the text: when, where and with whom; nothing about health."""
    booked = [each for each in contacts if each.status == "booked"]
    if not booked:
        first = Block(paragraphs=(gettext("Your appointment with us is cancelled. Nothing is booked now."),))
    else:
        first = Block(paragraphs=(gettext("These are your appointments with us now. Earlier days do not count."),))
    asking = gettext("If a day or a time is wrong for you, ring %(by)s.") % {"by": organisation.name}
    bring = gettext("You can bring somebody with you: family, a friend or anyone who helps you.")
    last = Block(paragraphs=(bring, asking) if booked else (asking,))
    return gettext("Your appointments"), (first, *map(_block, booked), last)


def _block(contact: AppointmentView) -> Block:
    local = contact.starts_at.astimezone(LONDON)
    when = gettext("%(day)s at %(time)s, about %(minutes)s minutes") % {
        "day": date_format(local.date(), "l j F Y"),
        "time": date_format(local, "g:i a"),
        "minutes": contact.minutes,
    }
    who = gettext("With %(name)s") % {"name": contact.with_name}
    interpreter = gettext("An interpreter will be there.") if contact.interpreter_booked else ""
    lines = (when, str(PLACES[contact.place]), contact.where_words, who, interpreter)
    return Block(heading=str(KINDS[contact.kind]), paragraphs=tuple(filter(None, lines)))
