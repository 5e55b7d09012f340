"""The forms about who supports a person, and who coordinates."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.doors.contact_words import ANSWERS_WHEN
from alongside.doors.web.careteam.wording import (
    ASKED,
    ATTORNEYS,
    BENEFITS,
    KIND_HINTS,
    KINDS,
    OUTCOMES,
    OWN_DECISIONS,
    THEIR_DECISIONS,
)
from alongside.doors.web.forms import Agree, Choice, Choices, Day, EditForm, Email, Hidden, Line, StrictForm, Words
from alongside.records.careteam.values import Details, MemberPage
from alongside.records.people.values import MembershipView
from alongside.rules.dates import months_later
from alongside.rules.involvement import (
    LONGEST_REVIEW_MONTHS,
    Answer,
    AnswersWhen,
    Asked,
    Attorney,
    Benefit,
    Check,
    Involve,
    Outcome,
)

NOTE_HINT = _("What is going on, what was promised, what they do and do not like. The person can read this too.")


class CoordinatorForm(EditForm):
    """Who the one person to ask is, and what they have to know."""

    account = Choice(_("Who is their coordinator?"), [])
    note = Words(_("Note for the next coordinator"), hint=NOTE_HINT, required=True, rows=4, longest=2000)

    def __init__(self, data: Any, staff: Sequence[MembershipView], now: UUID | None) -> None:
        super().__init__(data, initial={"account": str(now) if now else ""})
        names = {str(each.account): each.account_name for each in staff}
        self.fields["account"].choices = list(names.items())  # type: ignore[attr-defined]
        self.now = now
        if now is None:
            del self.fields["note"]

    def clean(self) -> dict[str, Any]:
        """Who coordinates already takes over from nobody."""
        given = {"note": "", **(super().clean() or {})}
        if self.now and given.get("account") == str(self.now):
            self.add_error("account", _("They are the coordinator now. Choose somebody else, or go back."))
        return given


class HandoverForm(StrictForm):
    """Who of a coordinator's people goes to whom. It is asked twice: `confirm` is the button of the second page."""

    buttons = ("confirm",)
    people = Choices(_("Who is handed over?"), [], required=True)
    to = Choices(
        _("Who takes over?"),
        [],
        hint=_(
            "If you choose several, the people are shared out between them. You see who gets whom before it is done."
        ),
        required=True,
    )
    note = Words(_("Note for the next coordinator"), hint=NOTE_HINT, required=True, rows=4, longest=2000)

    def __init__(self, data: Any, people: Mapping[UUID, str], colleagues: Mapping[UUID, str]) -> None:
        super().__init__(data, initial={"people": [str(each) for each in people]})
        self.fields["people"].choices = [(str(key), name) for key, name in people.items()]  # type: ignore[attr-defined]
        self.fields["to"].choices = [(str(key), name) for key, name in colleagues.items()]  # type: ignore[attr-defined]

    def shared_out(self) -> list[tuple[UUID, UUID]]:
        """(person, colleague) for each who was chosen, in turn."""
        to = [UUID(each) for each in self.cleaned_data["to"]]
        return [(UUID(each), to[place % len(to)]) for place, each in enumerate(self.cleaned_data["people"])]

    def carried_over(self) -> list[tuple[str, str]]:
        """What was chosen, for the page that asks once more."""
        several = [(name, each) for name in ("people", "to") for each in self.cleaned_data[name]]
        return [*several, ("note", self.cleaned_data["note"])]


class DetailsForm(StrictForm):
    """Who somebody is and how to reach them. Only the name is needed."""

    name = Line(_("Name"), width=20)
    relationship = Line(
        _("Who they are to the person"), hint=_("Such as daughter, neighbour or friend."), required=False
    )
    role = Line(_("What they do"), hint=_("Such as shopping, company, or their profession."), required=False)
    team = Line(_("Where they work"), hint=_("The team and the organisation, if this is their work."), required=False)
    telephone = Line(_("Phone number"), required=False, width=20, longest=40, kind="tel")
    email = Email(_("Email address"), required=False)
    answers_when = Choice(
        _("When do they answer the phone?"),
        list(ANSWERS_WHEN.items()),
        hint=_("In an emergency, whoever answers at night is shown first."),
        required=False,
    )
    key_worker = Agree(_("They are the key worker"), hint=_("In mental health: the main professional."), required=False)
    no_contact = Agree(_("Please do not contact them"), required=False)
    no_contact_reason = Line(_("Why not to contact them"), required=False)

    def __init__(self, data: Any, *, own: bool, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        if own:
            self.fields["relationship"].label = _("Who they are to you")
            del self.fields["key_worker"]

    def details(self) -> Details:
        """What was written. What a person is not asked, who is the key worker, stays as it is."""
        given = {name: self.cleaned_data.get(name, self.initial.get(name, False)) for name in DetailsForm.base_fields}
        return Details(**{**given, "answers_when": AnswersWhen(given["answers_when"] or AnswersWhen.NOT_ASKED)})


class AddForm(DetailsForm):
    """Somebody new."""

    kind = Choice(
        _("What part do they play?"),
        [(kind, words) for kind, words in KINDS.items() if kind != "coordinator"],
        hints=KIND_HINTS,
    )
    since = Day(_("Since when?"), hint=_("Leave it empty for today."), required=False)

    field_order = ("kind", "name", "relationship", "role", "team", "since")

    def __init__(self, data: Any, *, own: bool) -> None:
        super().__init__(data, own=own, initial={"answers_when": AnswersWhen.NOT_ASKED})


class ChangeForm(DetailsForm):
    """What has changed about them. based_on: the version that the page showed."""

    based_on = Hidden(pattern=r"[0-9]{1,6}")

    def __init__(self, data: Any, page: MemberPage, *, own: bool) -> None:
        known = {name: getattr(page.supporter, name) for name in DetailsForm.base_fields}
        super().__init__(data, own=own, initial={**known, "based_on": str(page.version)})


class DecisionForm(EditForm):
    """Whether the person wants somebody involved: what they decided last stands there, and they may decide anew.

    Staff also say how and when they were asked, each time.
    """

    decision = Choice(_("What do they want?"), [])
    limits = Words(_("If there are limits, or more to say: in their words"), rows=3, longest=2000)
    asked = Choice(_("How were they asked?"), [(str(each), ASKED[each]) for each in (Asked.ALONE, Asked.NOT_ALONE)])
    why_not_alone = Words(
        _("If not on their own: why"), hint=_("Ask on their own whenever that is safe."), rows=2, longest=2000
    )
    decided_on = Day(_("On which day?"))

    def __init__(self, data: Any, page: MemberPage, today: date, *, own: bool) -> None:
        last = page.decisions[0] if page.decisions else None
        decided = (str(last.decision), last.limits) if last else ("", "")
        super().__init__(data, initial=dict(zip(("decision", "limits"), decided, strict=True)))
        sentences = OWN_DECISIONS if own else THEIR_DECISIONS
        choices = [(str(each), str(words) % {"name": page.supporter.name}) for each, words in sentences.items()]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]
        self.today = self.initial["decided_on"] = today
        if own:
            self.fields["decision"].label = _("What do you want?")
            for each in ("asked", "why_not_alone", "decided_on"):
                del self.fields[each]
            self.fields["limits"].label = _("If there are limits, or more to say: in your own words")
        self.own = own

    def clean_limits(self) -> str:
        """The person is asked for their own words; staff are asked by the rule below, for those of the person."""
        limits: str = self.cleaned_data["limits"]
        if self.own and self.cleaned_data.get("decision") == Involve.WITH_LIMITS and not limits.strip():
            raise ValidationError(_("Write what the limits are, in your own words."))
        return limits

    def answer(self) -> Answer:
        given = self.cleaned_data
        return Answer(
            decision=Involve(given["decision"]),
            limits="" if given["decision"] == Involve.INVOLVE else given["limits"],
            asked=Asked(given.get("asked", Asked.OWN_SIGN_IN)),
            why_not_alone=given.get("why_not_alone", ""),
            decided_on=given.get("decided_on") or self.today,
        )


class ConflictForm(EditForm):
    """What somebody who is involved gains or could lose, what the person thinks of it, and what was decided."""

    paid = Choice(_("Are they paid to support the person?"), [("no", _("No")), ("yes", _("Yes"))], inline=True)
    paid_how = Words(_("If they are paid: how, and by whom"), rows=2, longest=2000)
    benefits_from = Choices(
        _("What could they gain or lose by what the person decides?"),
        [(str(each), words) for each, words in BENEFITS.items()],
    )
    attorney = Choice(
        _("Do they act for the person by law?"), [(str(each), words) for each, words in ATTORNEYS.items()]
    )
    own_view_asked = Choice(
        _("How was the person asked what they think of it?"),
        [(str(each), words) for each, words in ASKED.items() if each != Asked.OWN_SIGN_IN],
    )
    why_not_alone = Words(_("If not on their own, or not yet: why"), rows=2, longest=2000)
    own_view = Words(_("The person’s own view, in their words"), rows=3, longest=2000)
    own_view_on = Day(_("On which day did they say it?"), required=False)
    independent_view = Words(
        _("An independent view"),
        hint=_("Needed to decide this if the person was not asked on their own. An advocate can give one."),
        rows=3,
        longest=2000,
    )
    independent_by = Line(_("Who gave the independent view"), required=False)
    outcome = Choice(_("What was decided?"), [(str(each), words) for each, words in OUTCOMES.items()])
    limits = Words(_("If there are limits: what they are"), rows=3, longest=2000)
    review_on = Day(_("When is this looked at again?"), required=False)

    def __init__(self, data: Any, page: MemberPage, today: date) -> None:
        super().__init__(data, initial=_as_written(page.conflicts[0].check) if page.conflicts else _NOT_WRITTEN)
        self.fields["own_view_on"].latest = today  # type: ignore[attr-defined]
        self.fields["review_on"].latest = months_later(today, LONGEST_REVIEW_MONTHS)  # type: ignore[attr-defined]

    def check(self) -> Check:
        given = self.cleaned_data
        return Check(
            paid=given["paid"] == "yes",
            paid_how=given["paid_how"] if given["paid"] == "yes" else "",
            benefits_from=frozenset(map(Benefit, given["benefits_from"])),
            attorney=Attorney(given["attorney"]),
            own_view=given["own_view"],
            own_view_asked=Asked(given["own_view_asked"]),
            why_not_alone=given["why_not_alone"],
            own_view_on=given["own_view_on"],
            independent_view=given["independent_view"],
            independent_by=given["independent_by"],
            outcome=Outcome(given["outcome"]),
            limits=given["limits"] if given["outcome"] == Outcome.WITH_LIMITS else "",
            review_on=given["review_on"],
        )


class ConcernForm(StrictForm):
    """The one question that only a safeguarding lead answers."""

    alleged = Choice(
        _("Is it alleged that they have caused harm to this person?"), [("no", _("No")), ("yes", _("Yes"))], inline=True
    )


_NOT_WRITTEN = {**dict.fromkeys(ConflictForm.base_fields, ""), "benefits_from": [], "attorney": str(Attorney.NONE)}


def _as_written(check: Check) -> dict[str, Any]:
    names = ("paid_how", "own_view", "why_not_alone", "own_view_on", "independent_view", "independent_by", "limits")
    return {
        **{name: getattr(check, name) for name in names},
        "paid": "yes" if check.paid else "no",
        "benefits_from": sorted(map(str, check.benefits_from)),
        "attorney": str(check.attorney),
        "own_view_asked": str(check.own_view_asked),
        "outcome": str(check.outcome),
        "review_on": check.review_on,
    }
