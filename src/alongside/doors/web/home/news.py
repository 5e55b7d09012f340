"""What the person is told on their home page: what others did lately, and what waits for their yes or no."""

from datetime import datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.frame import Link
from alongside.doors.web.jinja import day
from alongside.records.audit.kinds import EventKind
from alongside.records.carers.reads import new_for
from alongside.rules.actors import Actor

FOR = timedelta(days=14)
WORDS = {
    EventKind.PLAN_OPENED_BESIDE: gettext_lazy("%(day)s: your plan was opened in an emergency"),
    EventKind.CARD_USED: gettext_lazy("%(day)s: your emergency page was opened with your card"),
    EventKind.COORDINATOR_NAMED: gettext_lazy("%(day)s: you have a coordinator, named under “Who to ask”"),
}


def news(by: Actor, person: UUID, now: datetime) -> list[Link]:
    """A line for each day on which something of a kind happened, and for each carer who waits for an answer."""
    found = new_for(by=by, person=person, kinds=WORDS.keys(), since=now - FOR)
    waits = _("%(name)s shows you what to do when they cannot care for you. Your yes or no decides if it is used.")
    waiting = [
        Link(waits % {"name": each.carer_name}, reverse("caring:answer", args=[each.caring]))
        for each in found
        if each.caring
    ]
    lines = dict.fromkeys(str(WORDS[each.kind]) % {"day": day(each.at)} for each in found if each.kind and each.at)
    looked = reverse("who_looked:who-looked")
    return [*waiting, *(Link(line, looked) for line in lines)]
