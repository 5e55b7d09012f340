"""What of the list is asked for: when, who, and what was done. It is in the address, so that it can be kept."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.forms import Choice, Hidden, StrictForm
from alongside.doors.web.shapes import Row
from alongside.doors.web.who_looked.kinds import WHAT, What, kinds_of
from alongside.records.audit.values import EVERYTHING, Only
from alongside.records.people.values import Looker

SINCE = {
    "week": (gettext_lazy("In the last 7 days"), timedelta(days=7)),
    "month": (gettext_lazy("In the last 30 days"), timedelta(days=30)),
    "year": (gettext_lazy("In the last 12 months"), timedelta(days=366)),
}
OWN = "yes"
_NAMES = ("since", "who", "what", "own")


class LookedForm(StrictForm):
    """A search that is sent by GET. own is carried along; before comes with a later page."""

    since = Choice(gettext_lazy("When"), [], select=True, required=False)
    who = Choice(gettext_lazy("Who"), [], select=True, required=False)
    what = Choice(gettext_lazy("What was done"), [], select=True, required=False)
    own = Hidden(required=False, pattern=OWN)

    def __init__(self, data: Any, known: Iterable[Looker]) -> None:
        super().__init__(data)
        choices = {
            "since": [("", _("At any time")), *((name, words) for name, (words, _days) in SINCE.items())],
            "who": [("", _("Anybody")), *_who(known)],
            "what": [("", _("Anything")), *((str(what), words) for what, words in WHAT.items())],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]

    def expected(self) -> frozenset[str]:
        return super().expected() | {"before"}

    @property
    def with_own(self) -> bool:
        return self.is_valid() and self.cleaned_data["own"] == OWN

    def only(self, now: datetime) -> Only:
        """The events that are asked for; all of them where what is asked makes no sense."""
        if not self.is_valid():
            return EVERYTHING
        since, who, what = (self.cleaned_data[name] for name in ("since", "who", "what"))
        kind, _colon, which = who.partition(":")
        return Only(
            since=now - SINCE[since][1] if since else None,
            account=UUID(which) if kind == "person" else None,
            organisation=UUID(which) if kind == "organisation" else None,
            kinds=kinds_of(What(what)) if what else frozenset(),
        )

    @property
    def chosen(self) -> list[Row]:
        """What is asked for, in words; nothing where it is all."""
        if not self.is_valid():
            return []
        fields = [(self.fields[name], self.cleaned_data[name]) for name in ("since", "who", "what")]
        return [Row(str(field.label), str(dict(field.choices)[given])) for field, given in fields if given]  # type: ignore[attr-defined]

    def address(self, path: str, **more: str) -> str:
        """This search at another address, or with something changed; empty is left out."""
        given = {name: self.cleaned_data.get(name, "") for name in _NAMES} if self.is_valid() else {}
        query = urlencode({name: value for name, value in {**given, **more}.items() if value})
        return f"{path}?{query}" if query else path


def _who(known: Iterable[Looker]) -> list[tuple[str, str]]:
    """Every organisation, and everybody of it under it."""
    people = sorted(known, key=lambda each: (each.organisation_name.casefold(), each.name.casefold()))
    options: dict[str, str] = {}
    for each in people:
        if each.organisation and each.organisation_name:
            options.setdefault(f"organisation:{each.organisation}", each.organisation_name)
        if each.account and each.name:
            name = ", ".join(filter(None, (each.name, each.organisation_name)))
            options.setdefault(f"person:{each.account}", name)
    return list(options.items())
