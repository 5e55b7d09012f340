"""Sheets and recordings of a round, and who helped: for who answers, and for the team."""

from datetime import datetime
from uuid import UUID

from alongside.journey.prepare.models import Helper
from alongside.journey.prepare.reads.packs import pack_for
from alongside.journey.prepare.values import HelperView, OwnHelperView, SheetsToType, SheetToType, SheetView
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.files.reads import attachment_view, attachments_of, files_to_type, open_attachment
from alongside.records.files.values import AttachmentView, OpenedFile
from alongside.records.people.reads import person_views
from alongside.records.plans.reads import check_may
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Whose
from alongside.rules.prepare import HelpedHow, unanswered_clock, voice_of
from alongside.rules.refusals import Unknown
from alongside.rules.sharing import Act

PAGE = 50


def sheets_of(*, by: Actor, round_id: UUID) -> tuple[AttachmentView, ...]:
    """The files of a round that this reader may see, the oldest first. Names and dates; nothing of what is in them."""
    return attachments_of(by=by, round_id=round_id)


def sheet_for(*, by: Actor, round_id: UUID, attachment: UUID, now: datetime) -> SheetView:
    """One file's page. Raises Unknown for a file of another round, and for one that this reader may not see."""
    pack = pack_for(by=by, round_id=round_id, now=now)
    about = attachment_view(by=by, attachment=attachment)
    if about.round != round_id:
        raise Unknown("files.unknown")
    return SheetView(pack, about)


def open_sheet(*, by: Actor, round_id: UUID, attachment: UUID, now: datetime) -> OpenedFile:
    """The bytes of one file, through the check of the section that it belongs to; the look is logged."""
    about = attachment_view(by=by, attachment=attachment)
    if about.round != round_id:
        raise Unknown("files.unknown")
    if about.section is not None:
        check_may(by=by, person=about.person, act=Act.READ, section=about.section, now=now)
    return open_attachment(by=by, attachment=attachment, now=now)


def sheets_to_type(*, by: Actor, now: datetime, page: int = 1) -> SheetsToType:
    """What people sent on paper or as a recording that nobody has typed yet, the longest wait first. Logged once."""
    found = files_to_type(by=by, most=PAGE, skipped=(page - 1) * PAGE)
    people = person_views(by=by, people=[each.person for each in found.files])
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "sheets to type"})
    waiting = tuple(
        SheetToType(people[each.person], each, unanswered_clock(each.added_at, now))
        for each in found.files
        if each.person in people
    )
    return SheetsToType(waiting, page, max(1, -(-found.total // PAGE)), found.total)


def helpers_of(*, by: Actor, round_id: UUID) -> tuple[HelperView, ...]:
    """Who helped whom in this round and how, in the sections that this reader sees. The page logs its reading."""
    rows = Helper.objects.filter(round_id=round_id).order_by("said_at", "id")
    return tuple(
        HelperView(row.prompt, Whose(row.whose), row.helped_name, row.name, tuple(map(HelpedHow, row.how)))
        for row in rows
    )


def helpers_of_voice(*, by: Actor, round_id: UUID, name: str) -> tuple[HelperView, ...]:
    """Who helped this voice, with one question or with all. name: the person's; a carer answers by their own."""
    whose = voice_of(by)
    helped = by.name if whose == Whose.CARER else name
    found = helpers_of(by=by, round_id=round_id)
    return tuple(each for each in found if (each.whose, each.helped_name) == (whose, helped))


def own_helper(*, by: Actor, round_id: UUID, prompt: str, now: datetime) -> OwnHelperView:
    """Who helped this voice with one question, or (prompt "") with all. Raises Unknown for one that is not asked."""
    pack = pack_for(by=by, round_id=round_id, now=now)
    asked = next((each for each in pack.prompts if each.key == prompt), None)
    if prompt and asked is None:
        raise Unknown("prepare.unknown-prompt")
    helpers = helpers_of_voice(by=by, round_id=round_id, name=pack.person.name)
    return OwnHelperView(pack, asked, next((each for each in helpers if each.prompt == prompt), None))
