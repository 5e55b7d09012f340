"""Sends what waits in the outbox: each message is checked, made and handed over then, or stopped with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.doors.calendar_files import MEDIA_TYPE, NAME, calendar_of
from alongside.doors.papers import (
    PrintAs,
    appointments_paper,
    card_used_paper,
    cards_stopped_paper,
    code_paper,
    coordinator_paper,
    invitation_paper,
    opening_paper,
    override_paper,
    plan_paper,
)
from alongside.doors.papers_pack import pack_paper
from alongside.doors.ways_out import email_way, letter_way, safe_channels
from alongside.engines.gateways.mail import Attachment, Email
from alongside.engines.gateways.outcome import Delivered, Failed, Outcome
from alongside.engines.gateways.printing import LetterFile
from alongside.engines.paper.values import Paper
from alongside.engines.postgres.identity import acting_as
from alongside.journey.document.reads import copy_of
from alongside.journey.prepare.reads.packs import goals_before, pack_for
from alongside.journey.prepare.values import PackView
from alongside.records.appointments.reads import appointments_ever_of, appointments_of
from alongside.records.appointments.values import AppointmentView, contacts_state
from alongside.records.careteam.reads import handover_view, supporters_of
from alongside.records.messaging.changes import (
    UNSURE,
    begin_hand_over,
    claim_messages,
    fail_message,
    finish_message,
    set_aside_unsure,
    stop_message,
)
from alongside.records.messaging.reads import override_of
from alongside.records.messaging.values import MessageKind, MessageView, Override
from alongside.records.people.changes.codes import make_code
from alongside.records.people.reads import organisation_view, person_view
from alongside.records.people.values import PersonView
from alongside.records.sharing.reads import card_use, opening_view, override_view
from alongside.rules.actors import Actor, Purpose, Role, system
from alongside.rules.dates import day_of
from alongside.rules.needs import MADE, why_held

AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Courier:
    """The job as it carries one message: it may read the person's own copy, to bring it to them, and nothing else."""

    message: MessageView
    person: PersonView
    by: Actor
    now: datetime
    override: Override
    pack: PackView | None = None


def send_due() -> int:
    """Send what is due, until nothing is; returns how many messages were finished one way or another."""
    done = 0
    while claimed := _claim(timezone.now()):
        for message in claimed:
            _send(message, timezone.now())
        done += len(claimed)
    return done


def _claim(now: datetime) -> tuple[MessageView, ...]:
    by = system()
    safe = safe_channels()
    with acting_as(by, now):
        set_aside_unsure(by=by, repeats_are_safe=safe, now=now)
        return claim_messages(by=by, most=AT_ONCE, repeats_are_safe=safe, now=now)


def _send(message: MessageView, now: datetime) -> None:
    """Make and hand over, each in its own transaction: what was handed over is never rolled back with a database."""
    by = Actor(role=Role.SYSTEM, on_behalf_of=message.person, purpose=Purpose.DELIVERY, name="delivery")
    with acting_as(by, now):
        override = override_of(by=by, message=message.id)
        person = person_view(by=by, person=message.person)
        courier = Courier(message, person, by, now, override, _pack_of(message, by, now))
        why_not = (
            why_not_sent(courier.person)
            or _overtaken(courier)
            or why_held(
                message.channel, courier.person.needs, override.unmet, courier.pack.made if courier.pack else MADE
            )
        )
        if why_not:
            stop_message(by=by, message=message.id, why=why_not, now=now)
            return
        hand_over = _made(courier)
        if not begin_hand_over(by=by, message=message.id, claimed_at=message.claimed_at, now=now):
            return
    outcome = hand_over()
    with acting_as(by, timezone.now()):
        _record(courier, outcome)


def why_not_sent(person: PersonView) -> str:
    """Why nothing may be sent to this person now, as a code; "" where it may. Checked at the moment of sending."""
    if person.died_on is not None:
        return "died"
    if person.merged_into is not None:
        return "joined"
    if person.moved_away_on is not None:
        return "moved-away"
    return "wants-no-messages" if person.no_messages else ""


def _overtaken(courier: Courier) -> str:
    """A pack's day can be chosen again until it comes, and an appointment can move twice: only what stands goes out."""
    if courier.message.kind == MessageKind.APPOINTMENTS:
        return "" if contacts_state(_contacts(courier)) == courier.message.about["state"] else "another-day"
    if courier.pack is None:
        return ""
    return "" if str(courier.pack.release_on) == courier.message.about["release_on"] else "another-day"


def _pack_of(message: MessageView, by: Actor, now: datetime) -> PackView | None:
    """The pack that a message brings, as it is now; nothing where it brings none."""
    if message.kind != MessageKind.PACK_READY:
        return None
    return pack_for(by=by, round_id=UUID(message.about["round"]), now=now)


def _made(courier: Courier) -> Callable[[], Outcome]:
    """The message ready to hand over. It is made inside the transaction, and handed over outside."""
    reference = str(courier.message.id)
    if courier.message.channel == "email":
        email = Email(
            reference=reference, to=courier.person.email, subject=_SUBJECTS[courier.message.kind](), at=courier.now,
            text=_email_text(courier), attachments=_attachments(courier),
        )  # fmt: skip
        return lambda: email_way().send(email)
    paper = _PAPERS[courier.message.kind](courier)
    file = LetterFile(reference=reference, pdf=paper.pdf, pages=paper.pages, at=courier.now)
    return lambda: letter_way().put(file)


def _record(courier: Courier, outcome: Outcome) -> None:
    message, now = courier.message.id, timezone.now()
    if isinstance(outcome, Delivered):
        finish_message(by=courier.by, message=message, reference=outcome.reference, now=now)
    elif isinstance(outcome, Failed):
        fail_message(by=courier.by, message=message, why=outcome.reason, retry=outcome.retry, now=now)
    else:
        fail_message(by=courier.by, message=message, why=f"{UNSURE}-{outcome.reason}", retry=False, now=now)


def _invitation(courier: Courier) -> Paper:
    return invitation_paper(
        reference=str(courier.message.id)[:8].upper(),
        person=courier.person,
        organisation=organisation_view(by=courier.by, organisation=courier.message.organisation),
        code=_code(courier),
        today=day_of(courier.now),
        print_as=_print_as(courier),
    )


def _new_code(courier: Courier) -> Paper:
    return code_paper(
        reference=str(courier.message.id)[:8].upper(),
        person=courier.person,
        organisation=organisation_view(by=courier.by, organisation=courier.message.organisation),
        code=_code(courier),
        carer=_carer(courier),
        today=day_of(courier.now),
        print_as=_print_as(courier),
    )


def _code(courier: Courier) -> str:
    """A fresh code: only its hash is kept, so that nothing that waits in the outbox opens anything."""
    return make_code(by=courier.by, person=courier.person.id, for_name=_carer(courier), now=courier.now)


def _carer(courier: Courier) -> str:
    """The name of the supporter whom the code is for; empty when it is the person's own."""
    supporter = courier.message.about.get("supporter")
    found = supporters_of(by=courier.by, person=courier.person.id) if supporter else ()
    return next((each.name for each in found if str(each.id) == supporter), "")


def _pack(courier: Courier) -> Paper:
    if courier.pack is None:
        raise ValueError("a message that brings no pack")
    before = goals_before(by=courier.by, round_id=courier.pack.round.id, now=courier.now)
    return pack_paper(courier.pack, courier.now, before, _print_as(courier))


def _plan_copy(courier: Courier) -> Paper:
    number = int(courier.message.about["version"])
    copy = copy_of(by=courier.by, person=courier.person.id, version=number, now=courier.now)
    return plan_paper(copy, print_as=_print_as(courier))


def _contacts(courier: Courier) -> tuple[AppointmentView, ...]:
    return appointments_of(by=courier.by, rounds=[UUID(courier.message.about["round"])])


def _appointments(courier: Courier) -> Paper:
    return appointments_paper(
        reference=str(courier.message.id)[:8].upper(),
        person=courier.person,
        organisation=organisation_view(by=courier.by, organisation=courier.message.organisation),
        contacts=_contacts(courier),
        today=day_of(courier.now),
        print_as=_print_as(courier),
    )


def _opening_notice(courier: Courier) -> Paper:
    opening = opening_view(by=courier.by, opening=UUID(courier.message.about["opening"]))
    return opening_paper(
        reference=str(courier.message.id)[:8].upper(),
        person=courier.person,
        organisation=organisation_view(by=courier.by, organisation=courier.message.organisation),
        opened_at=opening.opened_at if opening else courier.message.queued_at,
        today=day_of(courier.now),
        print_as=_print_as(courier),
    )


def _card_notice(courier: Courier) -> Paper:
    use = card_use(by=courier.by, use=UUID(courier.message.about["use"]))
    return card_used_paper(
        reference=str(courier.message.id)[:8].upper(),
        person=courier.person,
        organisation=organisation_view(by=courier.by, organisation=courier.message.organisation),
        used_at=use.opened_at if use else courier.message.queued_at,
        today=day_of(courier.now),
        print_as=_print_as(courier),
    )


def _stopped_cards_notice(courier: Courier) -> Paper:
    return cards_stopped_paper(
        reference=str(courier.message.id)[:8].upper(),
        person=courier.person,
        organisation=organisation_view(by=courier.by, organisation=courier.message.organisation),
        stopped_at=courier.message.queued_at,
        today=day_of(courier.now),
        print_as=_print_as(courier),
    )


def _override_notice(courier: Courier) -> Paper:
    return override_paper(
        reference=str(courier.message.id)[:8].upper(),
        person=courier.person,
        organisation=organisation_view(by=courier.by, organisation=courier.message.organisation),
        shown=override_view(by=courier.by, override=UUID(courier.message.about["override"])),
        today=day_of(courier.now),
        print_as=_print_as(courier),
    )


def _print_as(courier: Courier) -> PrintAs:
    return PrintAs(despite=courier.override.unmet, large_print=courier.override.large_print)


def _new_coordinator(courier: Courier) -> Paper:
    return coordinator_paper(
        reference=str(courier.message.id)[:8].upper(),
        person=courier.person,
        organisation=organisation_view(by=courier.by, organisation=courier.message.organisation),
        handover=handover_view(by=courier.by, handover=UUID(courier.message.about["handover"])),
        today=day_of(courier.now),
        print_as=_print_as(courier),
    )


def _attachments(courier: Courier) -> tuple[Attachment, ...]:
    """The appointments as a calendar file, by a way that takes files. It says no more than that there are some."""
    if courier.message.kind != MessageKind.APPOINTMENTS or settings.EMAIL_WAY == "notify":
        return ()
    contacts = appointments_ever_of(by=courier.by, round_id=UUID(courier.message.about["round"]))
    organisation = organisation_view(by=courier.by, organisation=courier.message.organisation)
    return (Attachment(NAME, MEDIA_TYPE, calendar_of(contacts, organisation, courier.now)),)


def _email_text(courier: Courier) -> str:
    """An e-mail says that something is there and where, and nothing of what it says: other people read e-mail too.

    A code is of no use to them without the date of birth.
    """
    lines = [
        _("Dear %(name)s,") % {"name": courier.person.called},
        _SUBJECTS[courier.message.kind](),
        *_how_to_sign_in(courier),
        _("Nobody reads answers to this e-mail. In an emergency call 999. For urgent help call 111."),
    ]
    return "\n\n".join(lines)


def _how_to_sign_in(courier: Courier) -> list[str]:
    if courier.message.kind not in _WITH_CODE:
        return [_("Sign in to read it: %(address)s") % {"address": f"{settings.PUBLIC_ADDRESS}/"}]
    carer = _carer(courier)
    whose = [_("It is for %(name)s, who helps you. Give it to them yourself.") % {"name": carer}] if carer else []
    code = _("Sign in with this code and your date of birth: %(code)s") % {"code": _code(courier)}
    return [*whose, code, f"{settings.PUBLIC_ADDRESS}/sign-in/code/"]


_WITH_CODE = frozenset({MessageKind.INVITATION, MessageKind.NEW_CODE})
_PAPERS: dict[MessageKind, Callable[[Courier], Paper]] = {
    MessageKind.INVITATION: _invitation,
    MessageKind.NEW_CODE: _new_code,
    MessageKind.PACK_READY: _pack,
    MessageKind.PLAN_COPY: _plan_copy,
    MessageKind.NEW_COORDINATOR: _new_coordinator,
    MessageKind.OPENING: _opening_notice,
    MessageKind.CARD_USED: _card_notice,
    MessageKind.CARDS_STOPPED: _stopped_cards_notice,
    MessageKind.OVERRIDE: _override_notice,
    MessageKind.APPOINTMENTS: _appointments,
}
_SUBJECTS: dict[MessageKind, Callable[[], str]] = {
    MessageKind.INVITATION: lambda: _("Would you like to make a plan with us?"),
    MessageKind.NEW_CODE: lambda: _("A new code to sign in."),
    MessageKind.PACK_READY: lambda: _("Your results and some questions are ready for you."),
    MessageKind.PLAN_COPY: lambda: _("Your plan is agreed, and your copy is ready."),
    MessageKind.NEW_COORDINATOR: lambda: _("Somebody else is your coordinator now."),
    MessageKind.OPENING: lambda: _("There is a notice about your plan for you."),
    MessageKind.CARD_USED: lambda: _("There is a notice about your plan for you."),
    MessageKind.CARDS_STOPPED: lambda: _("There is a notice about your plan for you."),
    MessageKind.OVERRIDE: lambda: _("There is a notice about your plan for you."),
    MessageKind.APPOINTMENTS: lambda: _("Your appointments with us: when and where."),
}
