"""The forms of limits."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.forms import Choice, Choices, Day, Line, StrictForm, Words
from alongside.doors.web.safeguarding.wording import CATEGORY_WORDS, ROLE_WORDS
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Category, Kept

EVERYTHING, SECTION, ENTRIES = "everything", "section", "entries"
THESE, ALL_BUT = "these", "all-but"


class FindForm(StrictForm):
    """A search that is sent by GET."""

    q = Line(_("Name, NHS number or date of birth"), required=False, width=20, longest=100)


class WhyForm(StrictForm):
    """Why somebody is kept from something, and when to look at it again, which is not today."""

    reason = Words(
        _("What happened, and who decided this?"),
        hint=_("Only safeguarding leads read this."),
        required=True,
        rows=4,
        longest=2000,
    )
    review_on = Day(_("When do you look at this again?"))

    def __init__(self, data: Any, *, today: date, initial: dict[str, Any] | None = None):
        super().__init__(data, initial=initial)
        self.fields["review_on"].earliest = today + timedelta(days=1)  # type: ignore[attr-defined]


class StopForm(WhyForm):
    """Of somebody who acts for a person: kept with the limit on them; without an account there is none."""

    def __init__(self, data: Any, *, today: date, has_account: bool):
        super().__init__(data, today=today)
        if not has_account:
            self.fields.clear()


class LimitForm(WhyForm):
    """What is kept, from whom, why, and when to look again."""

    buttons = ("confirm",)
    what = Choice(
        _("What is kept?"),
        (
            (ENTRIES, _("Single entries")),
            (SECTION, _("One part of the plan")),
            (EVERYTHING, _("Everything, and that the person is here")),
        ),
    )
    items = Choices(_("If single entries: which?"), [])
    section = Choice(
        _("If one part: which?"),
        [(str(each), SECTION_NAMES[each]) for each in Section],
        required=False,
        select=True,
    )
    way = Choice(_("From whom?"), ((THESE, _("From these")), (ALL_BUT, _("From everybody but these"))))
    whom = Choices(_("Who?"), [], required=True)
    category = Choice(_("Why?"), list(CATEGORY_WORDS.items()))
    ask = Line(
        _("May staff who are kept from it know that something is? If so, whom do they ask?"),
        hint=_("Leave this empty, and they are not told that there is anything."),
        required=False,
        longest=200,
    )

    field_order = ("what", "items", "section", "way", "whom", "category", "reason", "ask", "review_on")

    def __init__(
        self, data: Any, *, entries: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]], today: date
    ):
        super().__init__(data, today=today)
        roles = [(f"role/{role}", words) for role, words in ROLE_WORDS.items()]
        self.fields["items"].choices = list(entries)  # type: ignore[attr-defined]
        self.fields["whom"].choices = [*people, *roles]  # type: ignore[attr-defined]

    @property
    def chosen_items(self) -> tuple[UUID, ...]:
        return tuple(map(UUID, self.cleaned_data["items"])) if self.cleaned_data["what"] == ENTRIES else ()

    @property
    def chosen_section(self) -> Section | None:
        chosen = self.cleaned_data["section"]
        return Section(chosen) if self.cleaned_data["what"] == SECTION and chosen else None

    @property
    def category_given(self) -> Category:
        return Category(self.cleaned_data["category"])

    @property
    def kept(self) -> Kept:
        named = [each.split("/", 1) for each in self.cleaned_data["whom"]]
        return Kept(
            accounts=frozenset(UUID(value) for kind, value in named if kind == "account"),
            organisations=frozenset(UUID(value) for kind, value in named if kind == "organisation"),
            roles=frozenset(Role(value) for kind, value in named if kind == "role"),
            is_all_but=self.cleaned_data["way"] == ALL_BUT,
        )

    def clean(self) -> dict[str, Any]:
        """A choice that needs another says which one is missing."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("what") == ENTRIES and not given.get("items"):
            self.add_error("items", _("Choose at least one entry."))
        if given.get("what") == SECTION and not given.get("section"):
            self.add_error("section", _("Choose the part of the plan."))
        return given
