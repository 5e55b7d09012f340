"""From a whole record to the four files of a copy: JSON, a FHIR R4 bundle, paper, and what was sent as files."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from alongside.doors import fhir_views
from alongside.doors.papers import sender
from alongside.doors.section_names import section_name
from alongside.doors.voices import whose_words
from alongside.engines.fhir.building import Json
from alongside.engines.fhir.bundle import collection
from alongside.engines.fhir.care_plan import to_care_plan
from alongside.engines.fhir.care_team import to_care_team
from alongside.engines.fhir.goal import to_goal
from alongside.engines.fhir.patient import to_patient
from alongside.engines.paper.printing import letter
from alongside.engines.paper.values import Block, Letter
from alongside.records.files.values import OpenedFile
from alongside.records.people.values import OrganisationView
from alongside.records.plans.values import PlanView
from alongside.records.rights.record_file import RecordFile, Table, Value, written
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Content

LARGE_PRINT = "large-print"
NEVER_ON_PAPER = frozenset({"verbatim", "fingerprint", "previous_fingerprint", "content"})


def json_copy(record: RecordFile) -> bytes:
    """Everything, as docs/reference/record-schema.json describes it."""
    return written(record).encode()


def fhir_copy(plan: PlanView, now: datetime) -> bytes:
    """The person, the plan, its goals and who supports them, as FHIR R4."""
    resources: list[Json] = [to_patient(fhir_views.patient(plan))]
    if fhir_views.has_care_plan(plan):
        resources.append(to_care_plan(fhir_views.care_plan(plan)))
    resources += [to_goal(each) for each in fhir_views.goals(plan)]
    if plan.people and plan.content.items:
        resources.append(to_care_team(fhir_views.care_team(plan)))
    bundle = collection(resources, base_url=f"{settings.PUBLIC_ADDRESS}/fhir/R4", made_at=now)
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode()


def files_copy(files: Iterable[OpenedFile]) -> bytes:
    """A zip of the photos, scans and recordings, with a list of what they are; each by its place and its name."""
    written, lines = io.BytesIO(), []
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for number, each in enumerate(files, 1):
            name = f"{number:03} {each.about.name}"
            archive.writestr(name, each.content)
            lines.append(f"{name}: {each.about.said_by}, {each.about.added_at:%Y-%m-%d}")
        archive.writestr("contents.txt", "\n".join(lines) or gettext("No photo, scan or recording was sent."))
    return written.getvalue()


def paper_copy(record: RecordFile, plan: PlanView, organisation: OrganisationView, now: datetime) -> bytes:
    """Everything in words: each version of the plan, then each kind of record, a line for each row."""
    person = plan.person
    with override(person.language or "en"):
        paper = Letter(
            reference=str(record.person)[:8].upper(),
            to=tuple([person.name, *person.address.splitlines(), person.postcode][:7]),
            greeting=gettext("Dear %(name)s,") % {"name": person.called},
            subject=gettext("Everything that is kept about you"),
            body=(*_versions(record), *_tables(record)),
            sender=sender(organisation),
            signed=(organisation.name,),
            dated=day_of(now),
            language=person.language or "en",
            large_print=_is_large(plan),
        )
        return letter(paper, translate=gettext).pdf


def _is_large(plan: PlanView) -> bool:
    return getattr(plan.person, "letter_format", "") == LARGE_PRINT


def _versions(record: RecordFile) -> Iterator[Block]:
    for version in record.versions:
        if version.items:
            number = gettext("Version %(number)s of your plan") % {"number": version.number}
            heading = number if version.number else gettext("Words that are not agreed yet")
            yield Block(heading=heading, bullets=tuple(_said(Content(version.items))))


def _said(content: Content) -> Iterator[str]:
    for item in content.items:
        beside = gettext("Beside it: %(words)s") % {"words": item.beside.words} if item.beside else ""
        line = f"{section_name(item.section)}: {item.words} ({whose_words(item)})"
        yield "\n".join(filter(None, (line, beside)))


def _tables(record: RecordFile) -> Iterator[Block]:
    for table in record.tables:
        lines = tuple(filter(None, (_line(table, row, record) for row in table.rows)))
        if lines:
            yield Block(heading=table.about, bullets=lines)


def _line(table: Table, row: tuple[Value, ...], record: RecordFile) -> str:
    pairs = zip((name for name, _kind in table.columns), row, strict=True)
    said = [(name, _shown(value, record)) for name, value in pairs if name not in NEVER_ON_PAPER]
    return " · ".join(f"{_label(name)}: {words}" for name, words in said if words)


def _label(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ").capitalize()


def _shown(value: Value, record: RecordFile) -> str:
    if value is None or value == "" or isinstance(value, dict):
        return ""
    if isinstance(value, datetime):
        return date_format(value, "j F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return record.names.get(value, "") if isinstance(value, UUID) else str(value)
