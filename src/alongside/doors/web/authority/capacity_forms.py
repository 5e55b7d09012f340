"""The two long forms: whether somebody could make one decision, and what was decided for them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.authority.forms import YES_NO
from alongside.doors.web.authority.wording import DECISIONS, IMCAS, LIMBS
from alongside.doors.web.forms import Agree, Choice, Day, Line, Rows, StrictForm, Words
from alongside.rules.authority.best_interests import BestInterests, Consulted, Imca
from alongside.rules.authority.capacity import Assessment, DecisionKind, Limb, LimbFound

WHOLE = "whole"  # about no single part of the plan


class AssessmentForm(StrictForm):
    """Every element of the Act, in the order in which it is thought through. It is about one decision."""

    kind = Choice(_("Which decision is it?"), [(str(kind), words) for kind, words in DECISIONS.items()])
    decision = Words(
        _("Say the decision in one sentence"), hint=_("For example: whether to agree to this plan."), rows=2
    )
    about = Choice(_("Which part of the plan is it about?"), [], select=True)
    decide_by = Day(_("By when does it have to be decided?"), required=False)
    doubt = Words(_("Why do you doubt that they can decide this?"), rows=3)
    information = Words(_("What do they need to know to decide?"), rows=3)
    help_given = Words(
        _("What help did you give?"), hint=_("Time of day, pictures, interpreter, somebody they trust."), rows=3
    )
    understand = Choice(LIMBS[Limb.UNDERSTAND], YES_NO, inline=True)
    understand_evidence = Words(_("What shows whether they could understand it?"), rows=2)
    retain = Choice(LIMBS[Limb.RETAIN], YES_NO, inline=True)
    retain_evidence = Words(_("What shows whether they could keep it in mind?"), rows=2)
    weigh = Choice(LIMBS[Limb.WEIGH], YES_NO, inline=True)
    weigh_evidence = Words(_("What shows whether they could use or weigh it?"), rows=2)
    communicate = Choice(LIMBS[Limb.COMMUNICATE], YES_NO, inline=True)
    communicate_evidence = Words(_("What shows whether they could tell others?"), rows=2)
    can_decide = Choice(
        _("So can they make this decision?"),
        [("yes", _("Yes: they decide")), ("no", _("No, more likely than not they cannot make this one now"))],
    )
    impairment = Words(_("If no: what affects their mind or brain?"), rows=2)
    is_temporary = Agree(_("It may pass"), required=False)
    because = Words(_("If no: how is that the reason why they cannot?"), rows=3)
    fluctuates = Agree(_("Their ability to decide comes and goes"), required=False)
    may_regain = Words(_("When and how may they be able to decide?"), rows=2)
    review_on = Day(_("If no: when will you look at this again?"), required=False)
    person_told = Words(_("How did you tell the person?"), rows=2)
    assessor = Line(_("Who made the assessment?"), width=30)
    assessor_role = Line(_("In which role?"), width=20)
    assessed_on = Day(_("When?"))
    kept_at = Line(_("Where is the full document?"), required=False, width=30)

    def __init__(self, data: Any, parts: Iterable[tuple[str, str]], name: str, today: date) -> None:
        super().__init__(data, initial={"assessor": name, "assessed_on": today, "about": WHOLE})
        self.fields["about"].choices = [(WHOLE, _("None, or all of it")), *parts]  # type: ignore[attr-defined]

    def found(self) -> Assessment:
        given = self.cleaned_data
        limbs = [LimbFound(given[limb] == "yes", given[f"{limb}_evidence"]) for limb in Limb]
        same = ("decision", "doubt", "information", "help_given", "impairment", "is_temporary", "because", "fluctuates")
        more = (
            "assessor",
            "assessor_role",
            "assessed_on",
            "decide_by",
            "may_regain",
            "review_on",
            "person_told",
            "kept_at",
        )
        return Assessment(
            kind=DecisionKind(given["kind"]),
            can_decide=given["can_decide"] == "yes",
            limbs=(limbs[0], limbs[1], limbs[2], limbs[3]),
            about=None if given["about"] == WHOLE else UUID(given["about"]),
            **{name: given[name] for name in (*same, *more)},
        )


class ConsultedForm(StrictForm):
    name = Line(_("Name"), width=30)
    relationship = Line(_("Who are they to the person?"), required=False, width=20)
    view = Words(_("What did they think would be best?"), required=True, rows=2)


class BestInterestsForm(StrictForm):
    """All that the Act asks to be considered, in the order of section 4."""

    not_by_appearance = Agree(_("This does not rest on age, looks, condition or behaviour alone"), required=False)
    can_wait = Words(_("Can it wait until they may be able to decide?"), hint=_("Yes or no, and why."), rows=2)
    took_part = Words(_("How did you help them to take part?"), rows=3)
    wishes = Words(_("What do they wish and feel, now and before?"), rows=3)
    written_statement = Words(
        _("What did they write down while they could decide?"), hint=_("“None found” is an answer."), rows=3
    )
    beliefs = Words(_("What are their beliefs and values?"), rows=3)
    other_factors = Words(_("What else would they think about?"), rows=2)
    consulted = Rows(_("Who was asked"), row=ConsultedForm, one=_("person"), most=10)
    nobody_consulted = Words(_("If nobody was asked: why not?"), rows=2)
    imca = Choice(
        _("Is an independent mental capacity advocate needed?"), [(str(each), words) for each, words in IMCAS.items()]
    )
    options = Words(
        _("Which options are there?"), hint=_("One on each line. One of them can be to do nothing."), rows=4
    )
    less_restrictive = Words(_("How did you look for a way that leaves them more free?"), rows=3)
    is_life_sustaining = Agree(_("It is about treatment that keeps them alive"), required=False)
    not_to_bring_death = Agree(
        _("If it is: the decision is not made from a wish to bring about their death"), required=False
    )
    chosen = Words(_("What was decided, and why?"), rows=4)
    decision_maker = Line(_("Who decided?"), width=30)
    decision_maker_role = Line(_("In which role?"), width=20)
    decided_on = Day(_("When?"))
    review_on = Day(_("When will you look at this again?"), required=False)

    def __init__(self, data: Any, name: str, today: date) -> None:
        super().__init__(data, initial={"decision_maker": name, "decided_on": today, "imca": str(Imca.NOT_NEEDED)})

    def made(self, found: Assessment) -> BestInterests:
        """It is about the decision that was found: nothing else can be chosen here."""
        given = {**self.cleaned_data}
        given["imca"] = Imca(given["imca"])
        given["options"] = tuple(line.strip() for line in given["options"].splitlines() if line.strip())
        given["consulted"] = tuple(Consulted(**row) for row in given["consulted"])
        return BestInterests(decision=found.decision, kind=found.kind, about=found.about, **given)
