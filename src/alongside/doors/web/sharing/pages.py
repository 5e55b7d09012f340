"""What every page of sharing is drawn with."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from alongside.doors.access import ActingRequest
from alongside.doors.web.headers import header_of
from alongside.doors.web.rendering import render
from alongside.doors.web.sharing.choosing import href, is_own
from alongside.doors.web.sharing.wording import reader_words
from alongside.records.sharing.values import Reader, SharingPage


def common(request: ActingRequest, page: SharingPage, person: UUID | None) -> dict[str, Any]:
    return {
        "person": header_of(page.person),
        "page": page,
        "own": is_own(request),
        "mine_href": href("mine", person),
    }


def step(
    request: ActingRequest,
    page: SharingPage,
    person: UUID | None,
    form: Any,
    template: str,
    whom: Reader | None = None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """One question, with whom it is about."""
    values = {
        **common(request, page, person),
        "form": form,
        "name": reader_words(whom, page.name_of(whom)) if whom else "",
        "looks_after": whom is not None and page.is_looked_after_by(whom),
        "is_own_team": whom is not None and not whom.role and page.is_looked_after_by(whom),
        "within_href": "",
        "none_href": "",
        **(more or {}),
    }
    return render(request, template, values, status=422 if form.errors else 200)
