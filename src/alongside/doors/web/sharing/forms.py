"""The forms of sharing, one question a page; what was chosen travels in the address until it is checked."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from alongside.doors.role_names import ROLES_WORDS
from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.forms import Choice, Choices, Day, StrictForm, Words
from alongside.doors.web.sharing.choosing import Chosen, address_of
from alongside.doors.web.sharing.wording import PURPOSES
from alongside.records.sharing.values import Reader, SharingPage, SharingView
from alongside.rules.actors import Role
from alongside.rules.dates import months_later
from alongside.rules.plan.sections import Section
from alongside.rules.sharing_choices import LONGEST_YEARS, GivenBy, SharingPurpose

HOW = (
    ("in person", gettext_lazy("They told me in person")),
    ("by phone", gettext_lazy("They told me on the phone")),
    ("by video call", gettext_lazy("They told me on a video call")),
    ("in writing", gettext_lazy("They wrote it down")),
)
GIVERS = {
    GivenBy.PERSON: gettext_lazy("The person"),
    GivenBy.ATTORNEY: gettext_lazy("Their attorney for health and welfare"),
    GivenBy.DEPUTY: gettext_lazy("Their deputy for health and welfare, named by the court"),
    GivenBy.PARENT: gettext_lazy("Somebody with parental responsibility"),
    GivenBy.BEST_INTERESTS: gettext_lazy("A best-interests decision was made"),
}
ACTING = (GivenBy.ATTORNEY, GivenBy.DEPUTY, GivenBy.PARENT)  # who may sign in for somebody
SECTION_HINTS = {
    str(Section.HEALTH): gettext_lazy("Conditions, medicines, allergies and test results."),
    str(Section.MEASURES): gettext_lazy("How you rated your life and your wellbeing, and what you said about it."),
    str(Section.PEOPLE): gettext_lazy("Who supports you, and who sees your plan."),
    str(Section.OTHER_PLANS): gettext_lazy("Plans that somebody else leads."),
}
READ, COMMENT, ADD, EACH = "read", "comment", "add", "each"
MAY = (
    (READ, gettext_lazy("Only read it")),
    (COMMENT, gettext_lazy("Read it, and comment beside it")),
    (ADD, gettext_lazy("Read it, comment beside it, and add to it")),
)


class ReaderForm(StrictForm):
    """Whom to share with. The value is the start of an address: organisation/<id> or account/<id>."""

    reader = Choice(gettext_lazy("Who would you like to share with?"), [])

    def __init__(self, data: Any, page: SharingPage) -> None:
        super().__init__(data)
        carers = [(f"account/{each.account}", each.name) for each in page.carers]
        organisations = [(f"organisation/{each.id}", each.name) for each in page.organisations]
        self.fields["reader"].choices = [*carers, *organisations]  # type: ignore[attr-defined]


class WithinForm(StrictForm):
    """Who of an organisation: everybody, a team, those in one role, or the person's coordinator by name."""

    reader = Choice(gettext_lazy("Who there may see it?"), [])

    def __init__(self, data: Any, page: SharingPage, organisation: Reader) -> None:
        super().__init__(data)
        everybody = (_value(organisation), gettext_lazy("Everybody there who supports me"))
        there = [each for each in page.teams if each.organisation == organisation.organisation]
        teams = [(_value(Reader(team=each.id)), each.name) for each in there]
        roles = [
            (_value(Reader(organisation=organisation.organisation, role=role)), ROLES_WORDS[role])
            for role in page.roles_of(organisation)
        ]
        named = [
            (_value(Reader(account=each.account, role=Role.COORDINATOR)), each.name)
            for each in filter(None, (page.coordinator,))
            if each.organisation == organisation.organisation
        ]
        self.fields["reader"].choices = [everybody, *named, *teams, *roles]  # type: ignore[attr-defined]


def _value(reader: Reader) -> str:
    kind, found = address_of(reader)
    return f"{kind}/{found}"


class SectionsForm(StrictForm):
    sections = Choices(
        gettext_lazy("Which parts may they see?"),
        [(str(section), SECTION_NAMES[section]) for section in Section],
        hints=SECTION_HINTS,
        required=True,
    )


class MayForm(StrictForm):
    """What they may do with all of it; "each" leads to the same question for each part."""

    may = Choice(
        gettext_lazy("What may they do?"),
        [*MAY, (EACH, gettext_lazy("It is different for each part"))],
        hints={
            COMMENT: gettext_lazy("They can say something beside what is there. Your words stay as they are."),
            ADD: gettext_lazy("They can add words of their own. Your words stay as they are."),
        },
    )

    def __init__(self, data: Any, decided: SharingView | None) -> None:
        super().__init__(data, initial={"may": _may_all(decided) if decided and decided.sections else READ})


class EachForm(StrictForm):
    """What they may do with each part that was chosen."""

    def __init__(self, data: Any, chosen: Chosen, decided: SharingView | None) -> None:
        super().__init__(data, initial={str(each): _may_one(decided, each) for each in chosen.sections})
        for section in chosen.sections:
            self.fields[str(section)] = Choice(SECTION_NAMES[section], MAY)

    def sections_for(self, *may: str) -> tuple[Section, ...]:
        return tuple(section for section in Section if self.cleaned_data.get(str(section)) in may)


class PurposesForm(StrictForm):
    purposes = Choices(
        gettext_lazy("What may they use it for?"),
        PURPOSES,
        hints={
            str(SharingPurpose.DIRECT_CARE): gettext_lazy("When they look after you or support you."),
            str(SharingPurpose.EMERGENCY): gettext_lazy("When something goes wrong and they need to know at once."),
        },
        required=True,
    )

    def __init__(self, data: Any, decided: SharingView | None) -> None:
        purposes = decided.purposes if decided and decided.sections else (SharingPurpose.DIRECT_CARE,)
        super().__init__(data, initial={"purposes": [str(each) for each in purposes]})


class UntilForm(StrictForm):
    until = Choice(
        gettext_lazy("Until when?"),
        [("stopped", gettext_lazy("Until I stop it")), ("day", gettext_lazy("Until a day that I choose"))],
    )
    day = Day(gettext_lazy("If you choose a day: the last day"), required=False)

    def __init__(self, data: Any, decided: SharingView | None, today: date) -> None:
        ends_on = decided.ends_on if decided else None
        super().__init__(data, initial={"until": "day" if ends_on else "stopped", "day": ends_on})
        self.fields["day"].earliest = today  # type: ignore[attr-defined]
        self.fields["day"].latest = months_later(today, 12 * LONGEST_YEARS - 12)  # type: ignore[attr-defined]

    def clean_day(self) -> date | None:
        """A day is needed when a day was chosen. One that was typed and not chosen is asked about; what stood there
        when the page was opened may go."""
        chosen: date | None = self.cleaned_data.get("day")
        if self.cleaned_data.get("until") != "day":
            if chosen and chosen != self.initial["day"]:
                raise ValidationError(
                    gettext_lazy("You wrote a day. Choose “Until a day that I choose”, or leave the day empty.")
                )
            return None
        if chosen is None:
            raise ValidationError(self.fields["day"].error_messages["required"])
        return chosen


class CheckForm(StrictForm):
    """The decision itself. Staff also say who decided, and how; who acts for the person says by what right."""

    buttons = ("confirm",)
    given_by = Choice(gettext_lazy("Who decided this?"), [])
    how = Choice(gettext_lazy("How did they decide it?"), HOW)

    def __init__(self, data: Any, role: Role) -> None:
        super().__init__(data, initial={"given_by": str(GivenBy.PERSON)})
        givers = [giver for giver in GIVERS if role != Role.PROXY or giver in ACTING]
        self.fields["given_by"].choices = [(str(giver), GIVERS[giver]) for giver in givers]  # type: ignore[attr-defined]
        if role == Role.PERSON:
            del self.fields["given_by"]
        if role in (Role.PERSON, Role.PROXY):
            del self.fields["how"]

    @property
    def how_decided(self) -> str:
        return str(self.cleaned_data.get("how", "online"))

    @property
    def giver(self) -> GivenBy:
        return GivenBy(self.cleaned_data.get("given_by", GivenBy.PERSON))


class StopForm(CheckForm):
    """Stopping, or saying no. A reason may be given, and need not be."""

    reason = Words(gettext_lazy("If you like, say why"), longest=500, rows=3)


def _may_all(decided: SharingView) -> str:
    if decided.contribute_to == decided.sections:
        return ADD
    if decided.contribute_to:
        return EACH
    if not decided.comment_on:
        return READ
    return COMMENT if decided.comment_on == decided.sections else EACH


def _may_one(decided: SharingView | None, section: Section) -> str:
    if decided and section in decided.contribute_to:
        return ADD
    return COMMENT if decided and section in decided.comment_on else READ
