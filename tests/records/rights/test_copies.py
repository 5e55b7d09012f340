"""A copy holds everything, reads back as it was, waits for its reviewer, and is opened by one account for a week."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.careteam.changes import add_supporter
from alongside.records.health.changes import NewResult, add_result
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.plans.changes import Words, add_contribution
from alongside.records.rights.changes import (
    AskedBy,
    ask_for_copy,
    ask_for_everything,
    begin_review,
    claim_copy,
    expire_copies,
    extend_request,
    fail_copy,
    finish_copy,
    include_entry,
    record_request,
    release_copy,
    withhold_entry,
)
from alongside.records.rights.leaving import leaving
from alongside.records.rights.models import CopyFile
from alongside.records.rights.reads import (
    copy_view,
    open_copy_file,
    record_file,
    review_page,
    whole_record,
    withheld_from,
)
from alongside.records.rights.record_file import RecordFile, read_back, schema_of, written
from alongside.records.sharing.changes import restrict, share
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.plan.content import Channel, Whose
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Unknown
from alongside.rules.restrictions import Kept
from alongside.rules.rights import Asker, Ground, Opinion, Why, Withholding
from tests.cast import Cast, agree_again, make_cast, with_agreed_plan, with_draft, with_health

pytestmark = pytest.mark.django_db

# An example of a whole person is plain enough as it is found; making it smaller would take minutes.
RANDOM_PEOPLE = int(os.environ.get("ALONGSIDE_RANDOM_PEOPLE", "40"))
FOUND_ONLY = (Phase.explicit, Phase.reuse, Phase.generate)
# Any text that a person may write: emoji, Urdu, Chinese, quotation marks, what a spreadsheet or a page would act on.
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Cn", "Co"]), min_size=1, max_size=60
).filter(lambda words: any(c.isalnum() for c in words))
LINES = WORDS.map(lambda words: " ".join(words.split())).filter(bool)
SAID = st.tuples(st.sampled_from(sorted(SPOKEN_SECTIONS)), WORDS)
RESULTS = st.tuples(LINES, st.decimals(0, 9999, places=3, allow_nan=False))


def job_for(person: Actor) -> Actor:
    return Actor(
        role=Role.SYSTEM, account=person.account, on_behalf_of=person.person, purpose=Purpose.DELIVERY, name="copies"
    )


def made(cast: Cast, name: str) -> RecordFile:
    """The copy of this person's record as the job makes it, written and read back."""
    job = job_for(cast.person(name))
    set_identity(job, cast.now)
    record = whole_record(by=job, person=cast.people[name], purpose=Purpose.DELIVERY, now=cast.now)
    return record_file(by=job, record=record, made_for=name, now=cast.now)


@pytest.mark.django_db(transaction=True)
@settings(max_examples=RANDOM_PEOPLE, suppress_health_check=list(HealthCheck), phases=FOUND_ONLY)
@given(
    details=st.tuples(LINES, LINES, WORDS),
    said=st.lists(SAID, min_size=1, max_size=6),
    supporters=st.lists(LINES, max_size=3),
    results=st.lists(RESULTS, max_size=3),
    shared=st.sets(st.sampled_from(sorted(Section)), max_size=4),
)
def test_what_is_read_back_is_what_was_kept(
    committed: Cast, details: tuple[str, str, str], said: list[tuple[Section, str]], supporters: list[str],
    results: list[tuple[str, Decimal]], shared: set[Section],
) -> None:  # fmt: skip
    """G22: for random people, the file that is imported again equals its source, row by row and item by item.

    The source is read by its owner, past row-level security: what the copy lacks would show.
    """
    cast = committed
    cast.accounts.pop("Somebody", None)
    with transaction.atomic():
        somebody(cast, details, said, supporters, results, shared)
        file = made(cast, "Somebody")
    again = read_back(written(file))
    assert again == file
    assert compared(again, cast.people["Somebody"]) > 20


@pytest.fixture
def committed() -> Cast:
    with transaction.atomic():
        return make_cast()


def somebody(
    cast: Cast, details: tuple[str, str, str], said: list[tuple[Section, str]], supporters: list[str],
    results: list[tuple[str, Decimal]], shared: set[Section],
) -> None:  # fmt: skip
    given_name, family_name, address = details
    coordinator = cast.coordinator
    set_identity(coordinator, cast.now)
    born_on = datetime(1960, 2, 29, tzinfo=UTC).date()
    new = PersonDetails(given_name=given_name, family_name=family_name, born_on=born_on, address=address)
    cast.people["Somebody"] = add_person(by=coordinator, details=new, is_somebody_else=True, now=cast.now)
    with_draft(cast, "Somebody", words=False)
    person = cast.person("Somebody")
    set_identity(person, cast.now)
    for section, words in said:
        one = Words(section=section, words=words, whose=Whose.PERSON, said_by=f"{given_name}", channel=Channel.ONLINE)
        add_contribution(by=person, round_id=cast.rounds["Somebody"], words=one, now=cast.now)
    if shared:
        reader = Reader(organisation=cast.organisations["Riverside"])
        share(by=person, person=cast.people["Somebody"], reader=reader, sections=shared, how="online", now=cast.now)
    agree_again(cast, "Somebody")
    set_identity(coordinator, cast.now)
    for name in supporters:
        add_supporter(
            by=coordinator, person=cast.people["Somebody"], kind="family-or-friend", name=name, relationship="friend",
            now=cast.now,
        )  # fmt: skip
    for name, value in results:
        result = NewResult(name=name, taken_at=cast.now - timedelta(days=3), value=value, unit="kg")
        add_result(by=coordinator, person=cast.people["Somebody"], result=result, now=cast.now)


def compared(file: RecordFile, person: UUID) -> int:
    """Compare a file with what the tables hold; how many values were compared."""
    count = 0
    for table in file.tables:
        columns = [name for name, _kind in table.columns]
        rows = [dict(zip(columns, row, strict=True)) for row in table.rows]
        stored = source(table.name, person)
        assert sorted(map(_comparable, rows)) == sorted(map(_comparable, stored)), table.name
        count += len(rows) * len(columns)
    assert {table.name for table in file.tables} == {name for name in leaving() if source(name, person)}
    agreed = next(each for each in file.versions if each.number == 1)
    assert {item.words for item in agreed.items} == {row["words"] for row in source("plans_contribution", person)}
    return count


def source(table: str, person: UUID) -> list[dict[str, object]]:
    """What the database holds about a person, as its owner sees it."""
    about = leaving()[table]
    with connections["owner"].cursor() as cursor:
        statement = f"select {', '.join(about.columns)} from {table} where {about.person} = %s"  # noqa: S608
        cursor.execute(statement, [person])
        return [dict(zip(about.columns, row, strict=True)) for row in cursor.fetchall()]


def _comparable(row: Mapping[str, object]) -> str:
    def plain(value: object) -> object:
        if isinstance(value, str) and value[:1] in "{[":
            try:
                return json.loads(value)
            except ValueError:
                return value
        return value.astimezone(UTC) if isinstance(value, datetime) else value

    return repr({name: plain(value) for name, value in sorted(row.items())})


# --- Asked for, made, opened, taken away ---


@pytest.fixture
def cast(db: None) -> Cast:
    return with_health(with_agreed_plan(make_cast()))


def finished(cast: Cast, request: UUID, by: Actor) -> None:
    """As the job: claim it and keep its files."""
    job = Actor(
        role=Role.SYSTEM, account=by.account, on_behalf_of=cast.people["Amina"], purpose=Purpose.DELIVERY, name="copies"
    )
    set_identity(job, cast.now)
    claimed = claim_copy(by=job, now=cast.now)
    assert claimed is not None and claimed.id == request
    finish_copy(by=job, request=request, files={"json": b"{}", "pdf": b"%PDF"}, now=cast.now)


def test_a_copy_is_opened_by_the_person_alone_for_a_week_and_each_time_is_logged(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    request = ask_for_copy(by=person, now=cast.now)
    assert ask_for_copy(by=person, now=cast.now) == request, "asked twice, it is one"
    finished(cast, request, person)
    set_identity(person, cast.now)
    assert open_copy_file(by=person, request=request, kind="json", now=cast.now).content == b"{}"
    opened = Event.objects.filter(kind="copy.opened", person=cast.people["Amina"])
    assert opened.count() == 1
    for other in (cast.nurse, cast.coordinator, cast.person("Bert"), cast.charity_worker):
        set_identity(other, cast.now)
        assert not CopyFile.objects.exists()
        with pytest.raises(Unknown):
            open_copy_file(by=other, request=request, kind="json", now=cast.now)
    late = cast.now + timedelta(days=7)
    set_identity(person, late)
    with pytest.raises(Unknown):
        open_copy_file(by=person, request=request, kind="json", now=late)
    assert not CopyFile.objects.exists(), "row-level security knows the time, too"


def test_files_are_taken_away_when_their_week_is_over(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    request = ask_for_copy(by=person, now=cast.now)
    finished(cast, request, person)
    system = Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY)
    early, late = cast.now + timedelta(days=6), cast.now + timedelta(days=7)
    set_identity(system, early)
    assert expire_copies(by=system, now=early) == 0
    set_identity(system, late)
    assert expire_copies(by=system, now=late) == 1
    set_identity(person, cast.now)
    assert copy_view(by=person, request=request).status == "expired"
    assert not CopyFile.objects.exists()


def test_one_worker_makes_a_copy_and_a_stalled_one_is_made_again_three_times_in_all(cast: Cast) -> None:
    person, system = cast.person("Amina"), Actor(role=Role.SYSTEM, purpose=Purpose.DELIVERY)
    set_identity(person, cast.now)
    request = ask_for_copy(by=person, now=cast.now)
    set_identity(system, cast.now)
    assert claim_copy(by=system, now=cast.now) is not None
    assert claim_copy(by=system, now=cast.now) is None
    later = cast.now + timedelta(minutes=16)
    set_identity(system, later)
    assert claim_copy(by=system, now=later) is not None
    fail_copy(by=system, request=request, now=later)
    assert claim_copy(by=system, now=later) is not None
    fail_copy(by=system, request=request, now=later)
    assert copy_view(by=system, request=request).status == "failed"


def test_a_restriction_on_the_account_binds_the_job_that_makes_its_copy(cast: Cast) -> None:
    """A whole section, and one entry of another: neither is in the plan nor in any table of the copy."""
    person, lead = cast.person("Amina"), cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(person, cast.now)
    said = Words(Section.NEEDS, "The stairs are steep.", Whose.PERSON, "Amina", Channel.ONLINE)
    item = add_contribution(by=person, round_id=cast.rounds["Amina"], words=said, now=cast.now)
    assert "stairs" in written(made(cast, "Amina"))
    set_identity(lead, cast.now)
    kept, amina = Kept(accounts=frozenset({person.account})), cast.people["Amina"]
    restrict(by=lead, person=amina, kept=kept, section=Section.STRENGTHS, reason="Harm.", now=cast.now)
    restrict(by=lead, person=amina, kept=kept, items=[item], reason="Harm.", now=cast.now)
    text = written(made(cast, "Amina"))
    assert "good with my hands" not in text
    assert "stairs" not in text
    assert "granddaughter" in text


def test_nothing_in_a_copy_tells_of_a_limit(cast: Cast) -> None:
    lead = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery")
    set_identity(lead, cast.now)
    kept, why = Kept(organisations=frozenset({cast.organisations["Riverside"]})), "Told alone."
    restrict(by=lead, person=cast.people["Amina"], kept=kept, reason=why, now=cast.now)
    text = written(made(cast, "Amina"))
    assert "restriction" not in text
    assert why not in text


def test_the_schema_has_every_table_and_column_that_there_can_be(cast: Cast) -> None:
    schema, file = (
        schema_of({name: each.columns for name, each in leaving().items()}),
        json.loads(written(made(cast, "Amina"))),
    )
    tables = schema["properties"]["records"]["properties"]
    for name, table in file["records"].items():
        row = tables[name]["properties"]["rows"]["items"]
        assert tables[name]["properties"]["columns"]["const"] == table["columns"]
        assert all(set(each) == set(row["required"]) for each in table["rows"])
    assert set(file) == set(schema["required"])


def test_a_file_of_another_kind_is_not_read() -> None:
    with pytest.raises(ValueError, match="not a record"):
        read_back('{"format": "something-else", "schema": 1}')


# --- Reviewed before it leaves ---


@pytest.fixture
def asked(cast: Cast) -> UUID:
    """A solicitor asks for Amina's record, in which her sister is named, and a carer has said something."""
    person, nurse = cast.person("Amina"), cast.nurse
    set_identity(nurse, cast.now)
    amina = cast.people["Amina"]
    add_supporter(
        by=nurse, person=amina, kind="family-or-friend", name="Zinnia Begum", relationship="sister", now=cast.now
    )
    set_identity(person, cast.now)
    for words in ("Zinnia drives me to the allotment.", "I like tea."):
        said = Words(Section.NEEDS, words, Whose.PERSON, "Amina Begum", Channel.ONLINE)
        add_contribution(by=person, round_id=cast.rounds["Amina"], words=said, now=cast.now)
    set_identity(nurse, cast.now)
    by_nurse = Words(Section.NEEDS, "Zinnia looked tired.", Whose.PROFESSIONAL, "Nadia Rahman", Channel.CONVERSATION)
    add_contribution(by=nurse, round_id=cast.rounds["Amina"], words=by_nurse, now=cast.now)
    asks = AskedBy(Asker.REPRESENTATIVE, "Sole & Co", "Signed authority of 3 November, seen.", cast.now.date())
    return record_request(by=nurse, person=amina, asked=asks, now=cast.now)


def test_every_entry_about_or_by_somebody_else_waits_and_nothing_else(cast: Cast, asked: UUID) -> None:
    assert begin_review(by=cast.nurse, request=asked, now=cast.now) == 3
    page = review_page(by=cast.nurse, request=asked, now=cast.now)
    others = [each for each in page.entries if each.source != "plans_contribution"]
    assert [(each.source, each.why) for each in others] == [("careteam_supporter", Why.ABOUT_SOMEBODY)]
    shown = [each.words for each in page.entries if each.source == "plans_contribution"]
    assert len(shown) == 2
    assert all("Zinnia" in words for words in shown)
    assert begin_review(by=cast.nurse, request=asked, now=cast.now) == 0, "begun again, nothing is queued twice"


def test_nothing_is_made_before_each_entry_is_decided_and_what_is_withheld_is_nowhere(cast: Cast, asked: UUID) -> None:
    nurse = cast.nurse
    with pytest.raises(NotReady, match=r"rights.review-not-begun"):
        release_copy(by=nurse, request=asked, now=cast.now)
    begin_review(by=nurse, request=asked, now=cast.now)
    entries = review_page(by=nurse, request=asked, now=cast.now).entries
    supporter = next(each for each in entries if each.source == "careteam_supporter")
    asked_her = Withholding(Ground.THIRD_PARTY, "She asked that it is not passed on.", consent_asked=True)
    withhold_entry(by=nurse, entry=supporter.id, withholding=asked_her, now=cast.now)
    with pytest.raises(NotReady, match=r"rights.not-all-decided"):
        release_copy(by=nurse, request=asked, now=cast.now)
    by_nurse = next(each for each in entries if "tired" in each.words)
    with pytest.raises(Invalid, match=r"rights.professional-not-withheld"):
        withhold_entry(by=nurse, entry=by_nurse.id, withholding=asked_her, now=cast.now)
    opinion = Opinion("Dr Nadia Rahman", "GP", cast.now.date(), "It would set her back badly.")
    harm = Withholding(Ground.SERIOUS_HARM, "Her nurse fears a crisis.", opinion)
    withhold_entry(by=nurse, entry=by_nurse.id, withholding=harm, now=cast.now)
    for each in entries:
        if each.id not in (supporter.id, by_nurse.id):
            include_entry(by=nurse, entry=each.id, now=cast.now)
    release_copy(by=nurse, request=asked, now=cast.now)
    with pytest.raises(NotReady, match=r"rights.released-already"):
        include_entry(by=nurse, entry=by_nurse.id, now=cast.now)

    job = Actor(
        role=Role.SYSTEM, account=nurse.account, on_behalf_of=cast.people["Amina"], purpose=Purpose.DELIVERY, name="job"
    )
    set_identity(job, cast.now)
    left_out = withheld_from(by=job, request=asked)
    record = whole_record(
        by=job, person=cast.people["Amina"], purpose=Purpose.DELIVERY, now=cast.now, withheld=left_out
    )
    text = written(record_file(by=job, record=record, made_for="Sole & Co", now=cast.now))
    assert "tired" not in text
    assert "Zinnia Begum" not in text
    assert "Zinnia drives me" in text
    assert '"withheld": 2' in text


def test_a_decision_is_not_in_the_persons_own_list(cast: Cast, asked: UUID) -> None:
    begin_review(by=cast.nurse, request=asked, now=cast.now)
    entry = review_page(by=cast.nurse, request=asked, now=cast.now).entries[0]
    include_entry(by=cast.nurse, entry=entry.id, now=cast.now)
    decided = Event.objects.filter(kind="entry.reviewed", detail__has_key="entry")
    assert [each.person for each in decided] == [None]


def test_who_does_not_see_all_of_it_does_not_review_it(cast: Cast, asked: UUID) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Greenfield Surgery"])
    some = {Section.NEEDS, Section.PEOPLE}
    share(by=person, person=cast.people["Amina"], reader=reader, sections=some, how="online", now=cast.now)
    set_identity(cast.nurse, cast.now)
    with pytest.raises(NotReady, match=r"rights.partial-reviewer"):
        begin_review(by=cast.nurse, request=asked, now=cast.now)


def test_the_person_may_ask_for_everything_and_it_waits_for_a_reviewer(cast: Cast) -> None:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    request = ask_for_everything(by=person, now=cast.now)
    assert ask_for_everything(by=person, now=cast.now) == request
    view = copy_view(by=person, request=request)
    assert (view.status, view.organisation) == ("in-review", cast.organisations["Greenfield Surgery"])
    assert view.due_on == datetime(2026, 12, 2, tzinfo=UTC).date()
    set_identity(cast.nurse, cast.now)
    extend_request(by=cast.nurse, request=request, why="Three hundred entries to read.", now=cast.now)
    assert copy_view(by=cast.nurse, request=request).due_on == datetime(2027, 2, 2, tzinfo=UTC).date()


def test_a_request_for_another_needs_authority_and_a_day_that_has_come(cast: Cast) -> None:
    amina, today = cast.people["Amina"], cast.now.date()
    set_identity(cast.nurse, cast.now)
    with pytest.raises(Invalid, match=r"text.nothing-visible"):
        record_request(by=cast.nurse, person=amina, asked=AskedBy(Asker.PROXY, "Sam", " ", today), now=cast.now)
    with pytest.raises(Invalid, match=r"rights.asked-in-future"):
        late = AskedBy(Asker.PROXY, "Sam", "LPA seen.", today + timedelta(days=1))
        record_request(by=cast.nurse, person=amina, asked=late, now=cast.now)
    with pytest.raises(Invalid, match=r"rights.asker"):
        own = AskedBy(Asker.OWN, "Sam", "LPA seen.", today)
        record_request(by=cast.nurse, person=amina, asked=own, now=cast.now)


def test_nobody_else_copies_a_record(cast: Cast) -> None:
    set_identity(cast.intruder, cast.now)
    with pytest.raises(NotAllowed):
        whole_record(by=cast.intruder, person=cast.people["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)
