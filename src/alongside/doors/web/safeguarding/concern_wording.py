"""Concerns in plain words: the ten kinds of harm, how the person was asked, why one is closed, what was done."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Text
from alongside.rules.involvement import Asked
from alongside.rules.safeguarding import Closed, Harm

HARMS = {
    Harm.PHYSICAL: _("Hitting, hurting or tying down"),
    Harm.DOMESTIC: _("Harm or control by a partner or family"),
    Harm.SEXUAL: _("Something sexual they did not agree to"),
    Harm.PSYCHOLOGICAL: _("Threats, shouting, shutting away or putting down"),
    Harm.FINANCIAL: _("Money or belongings taken or misused"),
    Harm.MODERN_SLAVERY: _("Forced work, or being held or moved by force"),
    Harm.DISCRIMINATORY: _("Treated badly because of who they are"),
    Harm.ORGANISATIONAL: _("Poor care in a home, hospital or service"),
    Harm.NEGLECT: _("Not given the care, food or medicine they need"),
    Harm.SELF_NEGLECT: _("They do not look after themselves or their home"),
}
HARM_HINTS: Mapping[str, Text] = {
    Harm.PHYSICAL: _("Physical abuse"),
    Harm.DOMESTIC: _("Domestic abuse"),
    Harm.SEXUAL: _("Sexual abuse"),
    Harm.PSYCHOLOGICAL: _("Psychological abuse"),
    Harm.FINANCIAL: _("Financial or material abuse"),
    Harm.MODERN_SLAVERY: _("Modern slavery"),
    Harm.DISCRIMINATORY: _("Discriminatory abuse"),
    Harm.ORGANISATIONAL: _("Organisational abuse"),
    Harm.NEGLECT: _("Neglect and acts of omission"),
    Harm.SELF_NEGLECT: _("Self-neglect"),
}
ASKED = {
    Asked.ALONE: _("On their own, with nobody listening"),
    Asked.NOT_ALONE: _("Not on their own"),
    Asked.NOT_ASKED: _("They could not be asked"),
}
CLOSED = {
    Closed.SAFE_NOW: _("The person is safe now"),
    Closed.HANDED_ON: _("Somebody else leads now"),
    Closed.OWN_CHOICE: _("The person can decide this, and wants nothing more done"),
    Closed.NO_HARM_FOUND: _("It was looked into, and no harm was found"),
    Closed.DIED: _("The person has died"),
}
CLOSED_HINTS: Mapping[str, Text] = {
    Closed.HANDED_ON: _("Such as the council’s safeguarding adults team, or the police. Say who, below."),
    Closed.NO_HARM_FOUND: _("Whoever was named stays shut out until you answer the question about them again."),
}
DONE = {
    "concern.recorded": _("Recorded"),
    "concern.opened": _("Opened"),
    "concern.somebody-named": _("Somebody named"),
    "concern.note-added": _("Note added"),
    "concern.person-asked": _("The person’s view written down"),
    "concern.closed": _("Closed"),
}


def harm_words(harms: Iterable[Harm]) -> str:
    """The kinds of harm, one a line."""
    return "\n".join(str(HARMS[each]) for each in harms)
