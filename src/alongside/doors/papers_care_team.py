"""What paper says of the people who support somebody, and of a new coordinator."""

from django.utils.translation import gettext

from alongside.doors.contact_words import ANSWERS
from alongside.engines.paper.values import Block, Supporter
from alongside.records.careteam.values import HandoverView, SupporterView
from alongside.rules.involvement import AnswersWhen


def supporter_on_paper(each: SupporterView) -> Supporter:
    """One who supports the person. A number is not printed beside "please do not contact"."""
    if each.kind == "coordinator":
        return Supporter(each.name, gettext("My coordinator: the one person to ask about this plan"), each.telephone)
    role = ", ".join(part for part in (each.relationship, each.role, each.team) if part)
    notes = [gettext("Key worker")] if each.key_worker else []
    if each.no_contact:
        return Supporter(each.name, role, note="; ".join([*notes, gettext("Please do not contact")]))
    if each.telephone and each.answers_when != AnswersWhen.NOT_ASKED:
        notes.append(str(ANSWERS[each.answers_when]))
    return Supporter(each.name, role, each.telephone, "; ".join(notes))


def handover_words(handover: HandoverView) -> tuple[str, tuple[Block, ...]]:
    """The subject and the text of the letter about a new coordinator: both names, and the note where there is one."""
    names = {"to": handover.to_name, "before": handover.from_name}
    paragraphs = (
        gettext("Your coordinator is the one person to ask about your plan.") % names,
        gettext("It was %(before)s. It is %(to)s now.") % names,
        gettext("Your plan stays as it is. Who sees it stays as you decided."),
        gettext("You can ring us at any time to ask about this."),
    )
    note = (Block(heading=gettext("What was passed on"), paragraphs=(handover.note,)),) if handover.note else ()
    return gettext("Somebody else is your coordinator now"), (Block(paragraphs=paragraphs), *note)
