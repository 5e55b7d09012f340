"""The preparation pack on paper: from what is read to what paper takes."""

from collections.abc import Sequence, Set
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext, override

from alongside.doors.paper_parts import goal_on_paper
from alongside.doors.papers import LETTER, NEEDED, PrintAs, addressed_to, greeting, language_tag, sender
from alongside.doors.papers_appointments import PLACES
from alongside.doors.words import words_of
from alongside.engines.paper.printing import pack
from alongside.engines.paper.values import Meeting, PackPaper, Paper, PromptShown, Reading, ResultShown
from alongside.journey.prepare.values import GoalBefore, PackResultView, PackView
from alongside.rules.dates import LONDON, day_of
from alongside.rules.needs import Format, check_output, output_for
from alongside.rules.prompts.prompt import Prompt

SENT_BACK_BEFORE = timedelta(days=3)


def pack_paper(view: PackView, now: datetime, before: Sequence[GoalBefore] = (), print_as: PrintAs = NEEDED) -> Paper:
    """The pack as the person gets it, in their language and print size; without results that are held.

    before: the goals of their plan that stands.

    Raises NotReady where it is not in the format that the person needs, unless that was overridden.
    """
    needed = output_for(LETTER, view.person.needs, view.made)
    check_output(needed, view.person.needs, despite=print_as.despite)
    formats = needed.formats | ({Format.LARGE_PRINT} if print_as.large_print else set())
    with override(language_tag(view.person)):
        return pack(_pack(view, now, before, formats), translate=gettext)


def _pack(view: PackView, now: datetime, before: Sequence[GoalBefore], formats: Set[str]) -> PackPaper:
    talk = view.conversation
    return PackPaper(
        name=view.person.name,
        code=_round_code(view),
        to=addressed_to(view.person),
        greeting=greeting(view.person),
        sender=sender(view.organisation),
        signed=(talk.with_name, view.organisation.name) if talk else (view.organisation.name,),
        dated=view.release_on or day_of(now),
        conversation=_meeting(view),
        results=tuple(_result(each) for each in view.results if not each.is_held),
        prompts=tuple(map(_prompt, view.prompts)),
        return_by=day_of(talk.starts_at) - SENT_BACK_BEFORE if talk else None,
        note=view.note,
        link=f"{settings.PUBLIC_ADDRESS}/prepare/",
        goals=tuple(goal_on_paper(each.goal, each.actions) for each in before),
        language=language_tag(view.person),
        large_print=Format.LARGE_PRINT in formats,
        easy_read=Format.EASY_READ in formats,
    )


def _prompt(each: Prompt) -> PromptShown:
    return PromptShown(gettext(each.text), _said(each.hint), easy=_said(each.easy))


def _said(words: str) -> str:
    """Words in the language of the paper; gettext answers "" with its own header."""
    return gettext(words) if words else ""


def _round_code(view: PackView) -> str:
    """The round's code on every page, so that what comes back is entered for the right round."""
    return str(view.round.id)[:8].upper()


def _meeting(view: PackView) -> Meeting | None:
    talk = view.conversation
    if talk is None:
        return None
    return Meeting(at=talk.starts_at.astimezone(LONDON), where=str(PLACES[talk.place]), who=talk.with_name)


def _result(each: PackResultView) -> ResultShown:
    return ResultShown(
        name=each.name,
        value=each.value,
        taken_on=each.taken_on,
        last_value=each.last_value,
        last_on=each.last_taken_on,
        usual=words_of(each.usual) if each.usual else "",
        explanation=words_of(each.explanation),
        line=tuple(Reading(reading.on, reading.number, reading.shown) for reading in each.earlier),
    )
