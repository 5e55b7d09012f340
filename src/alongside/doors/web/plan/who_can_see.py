"""Who can see one part of a plan, in a line for each: by which rule, and until when."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from alongside.doors.web.jinja import day
from alongside.doors.web.plan_parts import listed
from alongside.doors.web.sharing.wording import not_wanted, purpose_sentence, reader_words
from alongside.records.sharing.values import SectionReader
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import UNNARROWED_ROLES, Because


def who_can_see(readers: Mapping[Section, tuple[SectionReader, ...]], *, own: bool) -> dict[str, list[str]]:
    """For each section its lines; nothing at all for a reader who is not told."""
    return {str(section): _lines(found, own=own) for section, found in readers.items()}


def _lines(readers: Iterable[SectionReader], *, own: bool) -> list[str]:
    together: dict[str, list[str]] = {}
    for each in readers:
        together.setdefault(_because(each, own=own), []).append(reader_words(each.reader, each.name))
    return [because % {"who": listed(tuple(names))} for because, names in together.items()]


def _because(each: SectionReader, *, own: bool) -> str:
    """The line, with a place for who it is about."""
    if each.reading.because == Because.OVERRIDE:
        return _("%%(who)s, on a legal ground, until %(day)s.") % {"day": day(each.until) if each.until else ""}
    if each.reading.because == Because.CONFLICT:
        return not_wanted("%(who)s", own=own)
    if each.reading.because == Because.SHARED:
        return " ".join(filter(None, (_chosen(each, own=own), _may(each), purpose_sentence(each.purposes))))
    if each.reader.role in UNNARROWED_ROLES:
        return _("%(who)s, to keep people safe.")
    return _("%(who)s, because they look after you.") if own else _("%(who)s, because they look after the person.")


def _chosen(each: SectionReader, *, own: bool) -> str:
    if each.until:
        words = (
            _("%%(who)s, because you chose it, until %(day)s.")
            if own
            else _("%%(who)s, because the person chose it, until %(day)s.")
        )
        return words % {"day": day(each.until)}
    if own:
        return _("%(who)s, because you chose it, until you stop it.")
    return _("%(who)s, because the person chose it, until they stop it.")


def _may(each: SectionReader) -> str:
    if each.reading.adds:
        return _("They may comment and add.")
    return _("They may comment.") if each.reading.comments else ""
