"""Where each role can go from every page: the main navigation."""

from django.utils.translation import gettext as _

from alongside.doors.web.frame import Link
from alongside.rules.actors import Role

_CARE = (Role.COORDINATOR, Role.PROFESSIONAL)


def links_for(role: Role, path: str) -> tuple[Link, ...]:
    """The links of a role's main navigation; the one that holds the page shown is marked."""
    return tuple(Link(text=text, href=href, here=_is_here(href, path)) for text, href in _links(role))


def _links(role: Role) -> tuple[tuple[str, str], ...]:
    home = (_("Home"), "/")
    if role == Role.PERSON:
        return (home, (_("My plan"), "/plan/"), (_("Who sees my plan"), "/sharing/"), (_("Who looked"), "/who-looked/"))
    if role == Role.CARER:
        return (home,)
    if role in _CARE:
        return (
            home,
            (_("People"), "/people/"),
            (_("Identify"), "/identify/"),
            (_("Answers to read"), "/prepare/answers/"),
            (_("Shared with us"), "/sharing/shared-with-us/"),
        )
    if role == Role.HEALTH_CARE_ASSISTANT:
        return (home, (_("People"), "/people/"))
    if role == Role.PRACTICE_ADMINISTRATOR:
        return (home, (_("People"), "/people/"), (_("Identify"), "/identify/"), (_("Messages"), "/messages/"))
    if role == Role.VCSE_PARTNER:
        return (home, (_("Shared with us"), "/sharing/shared-with-us/"))
    if role == Role.ADMINISTRATOR:
        return (home, (_("Staff"), "/staff/"), (_("Systems"), "/clients/"))
    if role in (Role.ORGANISATION_LEAD, Role.PRIVACY_OFFICER):
        return (home, (_("Staff"), "/staff/"))
    return (home,)


def _is_here(href: str, path: str) -> bool:
    return path == href if href == "/" else path.startswith(href)
