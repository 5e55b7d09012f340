"""Where each role can go from every page: the main navigation."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.frame import Link
from alongside.rules.actors import Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_HOME = (_("Home"), "/")
_PEOPLE = (_("People"), "/people/")
_IDENTIFY = (_("Identify"), "/identify/")
_SHARED = (_("Shared with us"), "/sharing/shared-with-us/")
_GROUNDS = (_("Legal grounds"), "/sharing/overrides/")
_STAFF = (_("Staff"), "/staff/")
_SYSTEMS = (_("Systems"), "/clients/")
_EMERGENCY = (_("Emergency"), "/emergency/")
_OPENINGS = (_("Openings"), "/emergency/openings/")
_CONCERNS = (_("Concerns"), "/concerns/")
_TEXTS = (_("Texts"), "/texts/")
_KEEPING = (_("Old records"), "/keeping/")
_TEAM = (_PEOPLE, _IDENTIFY, (_("Answers to read"), "/prepare/answers/"), _SHARED, _EMERGENCY)
_OWN = (
    (_("My plan"), "/plan/"),
    (_("People who support me"), "/careteam/"),
    (_("Who sees my plan"), "/sharing/"),
    (_("Who looked"), "/who-looked/"),
)

# What comes after Home; a role that is not here has Home alone.
_AFTER_HOME: "dict[Role, tuple[tuple[_StrPromise, str], ...]]" = {
    Role.PERSON: _OWN,
    Role.COORDINATOR: _TEAM,
    Role.PROFESSIONAL: _TEAM,
    Role.HEALTH_CARE_ASSISTANT: (_PEOPLE,),
    Role.PRACTICE_ADMINISTRATOR: (_PEOPLE, _IDENTIFY, (_("Messages"), "/messages/"), _KEEPING),
    Role.VCSE_PARTNER: (_SHARED, (_("People I help"), "/careteam/helping/")),
    Role.SAFEGUARDING_LEAD: (
        (_("Worries"), "/careteam/worries/"),
        (_("Limits"), "/safeguarding/"),
        _OPENINGS,
        _GROUNDS,
    ),
    Role.ADMINISTRATOR: (_STAFF, _SYSTEMS, _TEXTS, (_("Measures"), "/measures/permissions/")),
    Role.ORGANISATION_LEAD: (_STAFF, _SYSTEMS),
    Role.EMERGENCY_VIEWER: (_EMERGENCY,),
    Role.PRIVACY_OFFICER: (_STAFF, _OPENINGS, _GROUNDS, _CONCERNS, _TEXTS, _KEEPING),
}


def links_for(role: Role, path: str) -> tuple[Link, ...]:
    """The links of a role's main navigation; the one that holds the page shown is marked."""
    links = (_HOME, *_AFTER_HOME.get(role, ()))
    return tuple(Link(text=str(text), href=href, here=_is_here(href, path)) for text, href in links)


def _is_here(href: str, path: str) -> bool:
    return path == href if href == "/" else path.startswith(href)
