"""The header that every page of a person carries: who they are, and what they need."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _

from alongside.doors.web.frame import PersonHeader
from alongside.doors.web.jinja import day
from alongside.doors.web.need_words import flag_words
from alongside.records.people.values import PersonView
from alongside.rules.needs import Subset, flags, not_asked
from alongside.rules.nhs_number import shown


def header_of(person: PersonView) -> PersonHeader:
    """The header of this person's pages."""
    return PersonHeader(
        name=person.name,
        preferred_name=person.preferred_name,
        born=day(person.born_on),
        nhs_number=shown(person.nhs_number) if person.nhs_number else "",
        needs=tuple(_needs(person)),
        adjustments=tuple(str(flag_words(f"adjustment:{code}")) for code in person.needs.adjustments),
        is_unasked=len(not_asked(person.needs)) == len(Subset),
        pronouns=person.pronouns,
    )


def language_name(code: str) -> str:
    """The name of a language in that language, or its code."""
    info = LANG_INFO.get(code) or LANG_INFO.get(code.split("-")[0]) or {}
    return str(info.get("name_local", code))


def _needs(person: PersonView) -> list[str]:
    needs = [str(flag_words(flag)) for flag in flags(person.needs) if not flag.startswith("adjustment:")]
    if person.interpreter:
        needs.append(_("Interpreter: %(language)s") % {"language": language_name(person.language)})
    return needs
