"""Everything that is known of what a person needs, and who said so; staff confirm what the person told themself."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import for_roles
from alongside.doors.web.forms import ButtonForm
from alongside.doors.web.headers import header_of, language_name
from alongside.doors.web.jinja import day
from alongside.doors.web.need_words import ADJUSTMENTS, SUBSETS, TITLES
from alongside.doors.web.needs.roles import TELLS
from alongside.doors.web.needs.whose import href, is_own, whose
from alongside.doors.web.needs.wording import NOT_ASKED
from alongside.doors.web.people.roles import LISTS
from alongside.doors.web.people.wording import TOLD_BY
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.records.people.changes.needs import confirm_needs
from alongside.records.people.reads import open_needs
from alongside.records.people.values import AdjustmentView, NeedsPage, NeedView, PersonView
from alongside.rules.needs import Answer
from alongside.rules.people import ToldBy


@for_roles(*TELLS)
def needs(request: ActingRequest, person: UUID | None = None) -> HttpResponse:
    """The four subsets, the language, and what is done differently."""
    page = open_needs(by=request.actor, person=whose(request, person), now=request.now)
    values = {
        "person": header_of(page.person),
        "is_own": is_own(request),
        "called": page.person.called,
        "rows": [_row(view, person) for view in page.subsets.values()] + [_language(page.person, person)],
        "adjustments": [_adjustment(view, person) for view in page.adjustments],
        "adjusted": _adjusted(page),
        "waits": page.waits_for_confirming,
        "add_href": href("add", person),
        "none_href": href("none", person),
        "confirm_href": "" if person is None else href("confirm", person),
        "back_href": _back(request, person),
    }
    return render(request, "needs/needs.html", values)


@for_roles(*LISTS)
def confirm(request: ActingRequest, person: UUID) -> HttpResponse:
    """Staff have talked it over: what the person told themself is right."""
    who = whose(request, person)
    form = ButtonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirm_needs(by=request.actor, person=who.id, now=request.now)
        return redirect(href("needs", person))
    values = {"person": header_of(who), "shown": who, "back_href": href("needs", person)}
    return render(request, "needs/confirm.html", values)


def _row(view: NeedView, person: UUID | None) -> Row:
    change = Change(href("told", person, view.subset), _("Change") if view.told_by else _("Answer"))
    return Row(str(TITLES[view.subset]), "\n".join(_lines(view, person)), (change,))


def _lines(view: NeedView, person: UUID | None) -> list[str]:
    if view.told.answer == Answer.NOT_ASKED:
        return [str(NOT_ASKED)]
    words = SUBSETS[view.subset]
    what = [str(words[code]) for code in view.told.codes] or [_("Nothing special is needed")]
    return [*what, *filter(None, (view.told.words, _said(view.told_by, view.told_on, person), *_next(view)))]


def _next(view: NeedView | AdjustmentView) -> list[str]:
    is_confirmed = view.is_confirmed if isinstance(view, AdjustmentView) else view.told.is_confirmed
    waits = [] if is_confirmed else [_("The team has not confirmed this yet.")]
    if view.review_on is None:
        return waits
    words = _("Ask again now: it was due on %(day)s.") if view.is_due else _("Ask again on %(day)s.")
    return [*waits, words % {"day": day(view.review_on)}]


def _said(told_by: str, told_on: date | None, person: UUID | None) -> str:
    """Who said so; on their own pages the person is "you"."""
    if person is None and told_by == ToldBy.PERSON:
        return _("You told us on %(day)s") % {"day": day(told_on) if told_on else ""}
    return _("Told by: %(who)s, %(day)s") % {
        "who": str(TOLD_BY.get(told_by, told_by)),
        "day": day(told_on) if told_on else "",
    }


def _language(who: PersonView, person: UUID | None) -> Row:
    asked = {None: _("Interpreter: not asked yet"), True: _("An interpreter is needed"), False: _("No interpreter")}
    words = f"{language_name(who.language)}\n{asked[who.interpreter]}"
    return Row(_("Language"), words, (Change(href("language", person), _("Change")),))


def _adjustment(view: AdjustmentView, person: UUID | None) -> Row:
    without = _("Without it: %(words)s") % {"words": view.consequence} if view.consequence else ""
    who = _("Confirmed by %(name)s") % {"name": view.confirmed_by} if view.confirmed_by else ""
    lines = [view.words, without, _said(view.told_by, view.told_on, person), who, *_next(view)]
    change = Change(href("end", person, view.id), _("No longer needed"))
    return Row(str(ADJUSTMENTS[view.what]), "\n".join(filter(None, lines)), (change,))


def _adjusted(page: NeedsPage) -> str:
    """What to say where no adjustment holds now."""
    if page.person.needs.adjusted == Answer.NOT_ASKED:
        return str(NOT_ASKED)
    return _("Nothing has to be done differently.")


def _back(request: ActingRequest, person: UUID | None) -> str:
    return "/" if is_own(request) else f"/people/{person}/"
