"""The plan for when the carer cannot care: written part by part, shown to the other, and by both in an emergency."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.caring.caring import ask, is_own
from alongside.doors.web.caring.forms import AgreeForm, PartForm, ShowingForm
from alongside.doors.web.caring.roles import CARES, WRITES
from alongside.doors.web.caring.wording import topic_words
from alongside.doors.web.door import for_roles
from alongside.records.carers.changes import answer_caring, show_caring, write_part
from alongside.records.carers.reads import caring_page
from alongside.records.carers.values import CaringPage
from alongside.rules.carers import ABOUT, About, Topic
from alongside.rules.refusals import NotReady, Unknown


@for_roles(*WRITES)
def part(request: ActingRequest, caring: UUID, part: str) -> HttpResponse:
    """One part, one question a page."""
    if part not in set(Topic):
        raise Unknown("caring.unknown")
    topic = Topic(part)
    found = caring_page(by=request.actor, caring=caring, now=request.now)
    kept = found.part(topic)
    form = PartForm(request.POST or None, topic, topic_words(topic, own=is_own(request)), kept.words if kept else "")

    def save() -> None:
        write_part(
            by=request.actor,
            caring=caring,
            topic=topic,
            words=form.cleaned_data["words"],
            based_on=found.numbers.get(topic, 0),
            now=request.now,
        )

    title = _("If I cannot care") if is_own(request) else _("If the carer cannot care")
    return ask(request, found, form, title, save, lead=_whose(request, found, topic))


@for_roles(*WRITES)
def showing(request: ActingRequest, caring: UUID) -> HttpResponse:
    """What the one who is looked after sees; the effect stands on the page before it is saved."""
    found = caring_page(by=request.actor, caring=caring, now=request.now)
    form = ShowingForm(request.POST or None, found.shown, own=is_own(request))
    name = {"name": found.caring.cares_for}

    def save() -> None:
        show_caring(by=request.actor, caring=caring, parts=form.chosen(), now=request.now)

    bullets = [
        _("%(name)s sees what you tick, from the next moment on, and nothing else") % name,
        _("%(name)s never sees what you said about an assessment, nor your own plan and conversations") % name,
        _("what you show can be stopped here at any time; what was read cannot be taken back"),
    ]
    if found.other is None:
        raise NotReady("caring.link-first")
    return ask(request, found, form, _("What may %(name)s see?") % name, save, bullets=bullets)


@for_roles(*CARES)
def their_answer(request: ActingRequest, caring: UUID) -> HttpResponse:
    """What the one who is looked after said, written down by those who look after both."""
    found = caring_page(by=request.actor, caring=caring, now=request.now)
    if found.other is None:
        raise NotReady("caring.link-first")
    other, form = found.other, AgreeForm(request.POST or None, own=False)

    def save() -> None:
        agrees, given_by = form.answered()
        answer_caring(by=request.actor, caring=caring, person=other, agrees=agrees, given_by=given_by, now=request.now)

    name = {"name": found.caring.cares_for}
    lead = _("Go through the plan with %(name)s first, on their own if that is safe. Their details in it are theirs.")
    return ask(request, found, form, _("What did %(name)s say?") % name, save, lead=lead % name)


def _whose(request: ActingRequest, found: CaringPage, topic: Topic) -> str:
    if ABOUT[topic] == About.CARED_FOR:
        words = _("This part is about %(name)s. If you show it to them, they decide whether others see it.")
        return words % {"name": found.caring.cares_for}
    if is_own(request):
        return _("This part is about you and who steps in.")
    return _("This part is about the carer and who steps in.")
