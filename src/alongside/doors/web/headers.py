"""The header that every page of a person carries: who they are, and what they need."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _

from alongside.doors.web.frame import PersonHeader
from alongside.doors.web.jinja import day
from alongside.records.people.values import PersonView
from alongside.rules.nhs_number import shown


def header_of(person: PersonView) -> PersonHeader:
    """The header of this person's pages."""
    return PersonHeader(
        name=person.name,
        preferred_name=person.preferred_name,
        born=day(person.born_on),
        nhs_number=shown(person.nhs_number) if person.nhs_number else "",
        needs=tuple(_needs(person)),
    )


def language_name(code: str) -> str:
    """The name of a language in that language, or its code."""
    info = LANG_INFO.get(code) or LANG_INFO.get(code.split("-")[0]) or {}
    return str(info.get("name_local", code))


def _needs(person: PersonView) -> list[str]:
    needs = [_("Large print")] if person.letter_format == "large-print" else []
    if person.interpreter:
        needs.append(_("Interpreter: %(language)s") % {"language": language_name(person.language)})
    return needs
