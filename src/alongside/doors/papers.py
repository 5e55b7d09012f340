"""From what is read to what paper takes: the preparation pack, for whoever prints it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext, override

from alongside.doors.words import words_of
from alongside.engines.paper.printing import pack
from alongside.engines.paper.values import Meeting, PackPaper, Paper, PromptShown, ResultShown, Sender
from alongside.journey.prepare.values import PackResultView, PackView
from alongside.records.people.values import OrganisationView, PersonView
from alongside.rules.dates import LONDON, day_of

SENT_BACK_BEFORE = timedelta(days=3)
PLACES = {
    "surgery": "At the surgery",
    "home": "At your home",
    "phone": "By phone: we will ring you",
    "video": "By video call",
}


def pack_paper(view: PackView, now: datetime) -> Paper:
    """The pack as the person gets it, in their language and print size; without results that are held."""
    with override(_tag(view.person)):
        return pack(_pack(view, now), translate=gettext)


def _pack(view: PackView, now: datetime) -> PackPaper:
    talk = view.conversation
    return PackPaper(
        name=view.person.name,
        code=round_code(view),
        to=tuple([view.person.name, *view.person.address.splitlines(), view.person.postcode][:7]),
        greeting=gettext("Dear %(name)s,") % {"name": view.person.called},
        sender=sender(view.organisation),
        signed=(talk.with_name, view.organisation.name) if talk else (view.organisation.name,),
        dated=view.release_on or day_of(now),
        conversation=_meeting(view),
        results=tuple(_result(each) for each in view.results if not each.is_held),
        prompts=tuple(PromptShown(question=gettext(each.text), hint=gettext(each.hint)) for each in view.prompts),
        return_by=day_of(talk.starts_at) - SENT_BACK_BEFORE if talk else None,
        link=f"{settings.PUBLIC_ADDRESS}/prepare/",
        language=_tag(view.person),
        large_print=view.person.letter_format == "large-print",
    )


def round_code(view: PackView) -> str:
    """The round's code on every page, so that what comes back is entered for the right round."""
    return str(view.round.id)[:8].upper()


def sender(organisation: OrganisationView) -> Sender:
    address = tuple(organisation.address.splitlines())
    return Sender(organisation=organisation.name, address=address, phone=organisation.telephone)


def _meeting(view: PackView) -> Meeting | None:
    talk = view.conversation
    if talk is None:
        return None
    return Meeting(at=talk.starts_at.astimezone(LONDON), where=gettext(PLACES[talk.place]), who=talk.with_name)


def _result(each: PackResultView) -> ResultShown:
    return ResultShown(
        name=each.name,
        value=each.value,
        taken_on=each.taken_on,
        last_value=each.last_value,
        last_on=each.last_taken_on,
        explanation=words_of(each.explanation),
    )


def _tag(person: PersonView) -> str:
    return "en-GB" if person.language in ("", "en") else person.language
