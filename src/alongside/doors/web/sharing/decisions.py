"""One sharing decision as pages draw it: a sentence, and what can be done with it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.section_names import section_name
from alongside.doors.web.shapes import Sharing
from alongside.doors.web.sharing.choosing import address_of, as_usual, href, is_usual
from alongside.doors.web.sharing.wording import (
    may_sentences,
    not_wanted,
    purpose_sentence,
    reader_words,
    team_sentences,
)
from alongside.records.sharing.values import SUPPORT_ENDED, SharingPage, SharingView
from alongside.rules.sharing_choices import AskAgain

WHY_ASKED = {
    AskAgain.A_YEAR_AGO: gettext_lazy("This was decided a year ago or more."),
    AskAgain.PLAN_CHANGED: gettext_lazy("The plan has changed since this was decided."),
}


def decision_shape(each: SharingView, person: UUID | None, asked: AskAgain | None = None) -> Sharing:
    """asked: why to ask whether it is still OK."""
    kind, reader = address_of(each.reader)
    recipient, own = reader_words(each.reader, each.reader_name), person is None
    left_out = bool(each.sections) and each.is_not_wanted
    return Sharing(
        recipient=recipient,
        sections=tuple(f"“{section_name(section)}”" for section in each.sections),
        until=each.ends_on,
        change_href=href("sections", person, kind, reader),
        stop_href=href("stop", person, kind, reader) if each.sections else "",
        more=_("If that changes, they see again what is shared with them.") if left_out else _more(each, own=own),
        ask=str(WHY_ASKED[asked]) if asked else "",
        still_ok_href=href("still-ok", person, each.id) if asked else "",
        instead=not_wanted(recipient, own=own) if left_out else "",
    )


def team_shape(shape: Sharing, each: SharingView, page: SharingPage, person: UUID | None, today: date) -> Sharing:
    """A decision about those who look after the person: who there sees what, and the way back to what is usual."""
    organisation = each.reader.organisation
    if organisation is None or each.reader.role or not page.is_looked_after_by(each.reader):
        return shape
    own = person is None
    shape = replace(shape, team=tuple(team_sentences(page, organisation, today, own=own)))
    if is_usual(each):
        words = (
            _("Your team at %(name)s sees your plan, as usual.") if own else _("The team at %(name)s sees the plan.")
        )
        return replace(shape, instead=words % {"name": each.reader_name}, more="")
    return replace(shape, usual_href=f"{href('check', person, *address_of(each.reader))}?{as_usual(each).query}")


def _more(each: SharingView, *, own: bool) -> str:
    """What they may do beyond reading, for what; or why nothing is shared."""
    if not each.sections:
        ended = _("They do not support you any more.") if own else _("They do not support the person any more.")
        return ended if each.how == SUPPORT_ENDED else each.reason
    is_more = each.comment_on or each.contribute_to
    may = may_sentences(each.sections, each.comment_on, each.contribute_to) if is_more else ()
    return " ".join(filter(None, (*may, purpose_sentence(each.purposes))))
