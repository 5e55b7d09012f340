"""The forms of authority: shape only, rules decide the rest."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.authority.wording import ACTING, CHECKED, FACTS, KIND_HINTS, KINDS
from alongside.doors.web.forms import Agree, Choice, Choices, Day, Hidden, Line, StrictForm, Words
from alongside.records.authority.values import AuthorityView, NewAuthority
from alongside.rules.authority.kinds import BY_COURT, PUBLIC_GUARDIAN, Acting, AuthorityKind, Fact, opens_plan
from alongside.rules.authority.standing import ENOUGH, OTHERS, Checked, Standing
from alongside.rules.involvement import Interests, Involve
from alongside.rules.plan.sections import Section

YES_NO = (("yes", _("Yes")), ("no", _("No")))
SECTION_CHOICES = [(str(section), SECTION_NAMES[section]) for section in Section]


class KindForm(StrictForm):
    kind = Choice(
        _("What do they hold?"),
        [(str(kind), words) for kind, words in KINDS.items()],
        hints={str(kind): words for kind, words in KIND_HINTS.items()},
    )


class PowerForm(StrictForm):
    """One authority as somebody says it is. What does not belong to the kind is not asked."""

    holder_name = Line(_("Their full name"), hint=_("Of the person who holds it."), width=30)
    relationship = Line(_("Who are they to the person?"), hint=_("For example, daughter."), required=False, width=20)
    contact = Line(_("How can we reach them?"), required=False, width=30)
    reference = Line(_("Number on the document"), required=False, width=20)
    signed_on = Day(_("When did the person sign it?"), required=False)
    registered_on = Day(_("When was it registered?"), required=False)
    starts_on = Day(_("From which day?"))
    ends_on = Day(_("Until which day?"), hint=_("Leave it empty if it has no end."), required=False)
    acting = Choice(_("Are there others?"), [(str(each), words) for each, words in ACTING.items()])
    is_replacement = Agree(_("They are a replacement, for when another can no longer act"), required=False)
    sections = Choices(_("Which parts of the plan does it reach?"), SECTION_CHOICES)
    may_contribute = Agree(_("They may add to the plan and agree to it"), required=False)
    life_sustaining = Agree(_("It gives them a say about treatment that keeps the person alive"), required=False)
    instructions = Words(_("What does it say they must do, or must not do?"), rows=3)
    preferences = Words(_("What would the person like them to do?"), rows=3)
    witness = Line(_("Who witnessed it?"), required=False, width=30)
    is_paid = Choice(_("Are they paid to care for the person?"), YES_NO)
    person_agrees = Choice(
        _("Does the person want them to help?"),
        [*YES_NO, ("cannot-say", _("They cannot say, and it is best for them"))],
    )
    basis = Words(_("How do you know?"), hint=_("Who told you, and what you have seen so far."), rows=3)
    kept_at = Line(_("Where is the document?"), required=False, width=30)
    review_on = Day(_("When will you look at this again?"), required=False)

    def __init__(self, data: Any, kind: AuthorityKind, today: date) -> None:
        super().__init__(
            data, initial={"starts_on": today, "sections": [str(s) for s in Section], "may_contribute": True}
        )
        self.kind = kind
        for name in set(self.fields) - _asked(kind):
            del self.fields[name]

    def said(self, born_on: date, today: date) -> NewAuthority:
        """What was said. Parental responsibility begins at birth; a power at its registration."""
        given = dict(self.cleaned_data)
        starts_on = given.get("starts_on")
        if self.kind == AuthorityKind.PARENTAL_RESPONSIBILITY:
            starts_on = born_on
        return NewAuthority(
            kind=self.kind,
            starts_on=starts_on or given.get("registered_on") or today,
            acting=Acting(given.pop("acting", Acting.ALONE)),
            sections=frozenset(map(Section, given.pop("sections", ()))),
            may_contribute=given.pop("may_contribute", False),
            **{name: given[name] for name in given if name not in ("starts_on", "is_paid", "person_agrees")},
        )

    def interests(self) -> Interests | None:
        """What an appropriate individual is asked (rule A11); None for everybody else."""
        if "is_paid" not in self.cleaned_data:
            return None
        wanted = Involve.DO_NOT if self.cleaned_data["person_agrees"] == "no" else Involve.INVOLVE
        return Interests(decision=wanted, paid=self.cleaned_data["is_paid"] == "yes")


_ALWAYS = frozenset({"holder_name", "relationship", "contact", "basis", "kept_at", "review_on"})
_POWER = frozenset({"reference", "signed_on", "registered_on", "acting", "is_replacement", "witness"})
_WISHES = frozenset({"instructions", "preferences"})
_PERIOD = frozenset({"starts_on", "ends_on"})


def _asked(kind: AuthorityKind) -> frozenset[str]:
    asked = _ALWAYS
    if kind in PUBLIC_GUARDIAN:
        asked |= _POWER | _WISHES
    elif kind in BY_COURT:
        asked |= _PERIOD | {"reference", "acting", "instructions"}
    elif kind != AuthorityKind.PARENTAL_RESPONSIBILITY:
        asked |= _PERIOD
    if opens_plan(kind):
        asked |= {"sections", "may_contribute"}
    if kind == AuthorityKind.LPA_WELFARE:
        asked |= {"life_sustaining"}
    if kind == AuthorityKind.APPROPRIATE_INDIVIDUAL:
        asked |= {"is_paid", "person_agrees"}
    return asked


class StepForm(StrictForm):
    """A step of an authority: how it was checked, or why it is stopped. based_on: the step that the page showed."""

    based_on = Hidden(pattern=r"[0-9]{1,6}")
    checked = Choice(_("How did you check it?"), [])
    words = Words(_("Is there anything to note?"), rows=3)

    def __init__(self, data: Any, view: AuthorityView, to: Standing) -> None:
        super().__init__(data, initial={"based_on": str(view.number)})
        if to != Standing.VERIFIED:
            del self.fields["checked"]
        else:
            enough = ENOUGH.get(view.said.kind, OTHERS)
            self.fields["checked"].choices = [  # type: ignore[attr-defined]
                (str(how), words) for how, words in CHECKED.items() if how in enough
            ]
        if to in (Standing.SUSPENDED, Standing.UNSURE, Standing.WITHDRAWN, Standing.ENDED):
            self.fields["words"].label = _("Why?")

    @property
    def how(self) -> Checked | None:
        given = self.cleaned_data.get("checked")
        return Checked(given) if given else None


class InviteForm(StrictForm):
    """Whether they sign in here already: the team says so; two people of one name are not taken for one."""

    account = Choice(_("Do they sign in here already?"), [])

    def __init__(self, data: Any, known: Iterable[tuple[str, str]]) -> None:
        super().__init__(data, initial={"account": "no"})
        self.fields["account"].choices = [("no", _("No")), *known]  # type: ignore[attr-defined]


class UnderstandingForm(StrictForm):
    """Whether a child understands enough to decide about their plan (Gillick)."""

    decision = Line(_("What is to be decided?"), hint=_("For example: what their parents see of the plan."))
    is_competent = Choice(
        _("Do they understand enough to decide this themselves?"),
        [("yes", _("Yes: they decide")), ("no", _("No: a parent may see the plan"))],
    )
    reason = Words(_("Why do you think so?"), hint=_("What they said and understood, in your words or theirs."), rows=4)
    child_view = Words(_("What does the child want?"), rows=3)
    agreed = Choices(
        _("If they decide: which parts may their parents see?"),
        SECTION_CHOICES,
        hint=_("Leave all of them empty if they want to keep the plan to themselves."),
    )
    assessor = Line(_("Who talked with them?"), width=30)
    assessor_role = Line(_("In which role?"), hint=_("For example, school nurse."), width=20)
    judged_on = Day(_("When?"))

    def __init__(self, data: Any, name: str, today: date) -> None:
        super().__init__(data, initial={"assessor": name, "judged_on": today})


class FactForm(StrictForm):
    fact = Choice(_("What is true of them?"), [(str(each), words) for each, words in FACTS.items()])
    starts_on = Day(_("From which day?"))
    ends_on = Day(_("Until which day?"), hint=_("Leave it empty if you do not know."), required=False)
    reference = Line(_("Number or place of the document"), required=False, width=30)
    review_on = Day(_("When will you look at this again?"), required=False)

    def __init__(self, data: Any, today: date) -> None:
        super().__init__(data, initial={"starts_on": today})

    def said(self) -> Mapping[str, Any]:
        return {**self.cleaned_data, "fact": Fact(self.cleaned_data["fact"])}
