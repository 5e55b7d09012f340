"""A concern as rows and events, for its page."""

from django.utils.translation import gettext as _

from alongside.doors.web.jinja import day, moment
from alongside.doors.web.safeguarding.concern_wording import ASKED, CLOSED, DONE, harm_words
from alongside.doors.web.shapes import Cell, Event, Row
from alongside.records.safeguarding.values import ConcernView, OwnViewView
from alongside.rules.involvement import Asked


def rows_of(found: ConcernView) -> list[Row]:
    """What was recorded."""
    written = _("%(when)s, by %(name)s") % {"when": moment(found.line.written_at), "name": found.written_by_name}
    rows = [
        Row(_("What kind of harm"), harm_words(found.line.harms)),
        Row(_("When"), day(found.line.seen_on)),
        Row(_("What happened"), found.words),
        Row(_("Recorded"), written),
        Row(_("From the worry"), found.worry),
    ]
    return [row for row in rows if row.words]


def closed_rows(found: ConcernView) -> list[Row]:
    """Why it is closed; nothing while it goes on."""
    if found.closed is None:
        return []
    closed = _("%(when)s, by %(name)s") % {"when": moment(found.closed.at), "name": found.closed.by_name}
    return [
        Row(_("Why"), str(CLOSED[found.closed.why])),
        Row(_("What was found and done"), found.closed.words),
        Row(_("Closed"), closed),
    ]


def view_events(found: ConcernView) -> list[Event]:
    """What the person said, each time that they were asked, the newest first."""
    return [
        Event(at=each.written_at, text=_asked(each), detail=_said(each), who=each.written_by_name)
        for each in found.views
    ]


def done_events(found: ConcernView) -> list[Event]:
    """What was done, the newest first."""
    return [
        Event(at=each.written_at, text=day(each.done_on), detail=each.words, who=each.written_by_name)
        for each in found.notes
    ]


def log_rows(found: ConcernView) -> list[list[Cell]]:
    """Who did what with this concern, from the compartment's own log."""
    return [[Cell(str(DONE[each.kind])), Cell(each.name), Cell(moment(each.at))] for each in found.log]


def _asked(each: OwnViewView) -> str:
    words = {"when": day(each.asked_on), "how": str(ASKED[each.asked])}
    return _("%(how)s, %(when)s") % words


def _said(each: OwnViewView) -> str:
    """What they say, what they want, and why they were not alone, each under its heading."""
    why = _("Why they could not be asked:") if each.asked == Asked.NOT_ASKED else _("Why they were not alone:")
    parts = [(_("What they say:"), each.view), (_("What they want to happen:"), each.wants), (why, each.why_not_alone)]
    return "\n\n".join(f"{heading}\n{words}" for heading, words in parts if words)
