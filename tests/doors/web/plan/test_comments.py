"""What is said beside a part of a plan: by those who may, for those who see it, answered and read by the person."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.plans.models import Comment, CommentRead
from alongside.records.sharing.changes import share, stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.plan.sections import Section
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

SAID = "I can walk with you on Thursdays."


@pytest.fixture
def cast() -> Cast:
    return with_agreed_plan(make_cast())


def shares(cast: Cast, *comment_on: Section) -> None:
    """Riverside may see the goals and what matters, and comment on these."""
    person = cast.person("Amina")
    set_identity(person, cast.now)
    reader = Reader(organisation=cast.organisations["Riverside"])
    sections = (Section.GOALS, Section.WHAT_MATTERS)
    more = {"sections": sections, "comment_on": comment_on, "how": "online", "now": cast.now}
    share(by=person, person=cast.people["Amina"], reader=reader, **more)


def plan_of(cast: Cast) -> str:
    return f"/people/{cast.people['Amina']}/plan/"


def words_on(client, url: str) -> str:
    return text_of(client.get(url).content.decode())


def test_who_may_comment_says_something_and_the_person_answers_and_reads_it(cast: Cast) -> None:
    shares(cast, Section.GOALS)
    worker, amina = client_for(cast.charity_worker), client_for(cast.person("Amina"))
    page = worker.get(plan_of(cast)).content.decode()
    assert f"{plan_of(cast)}comment/goals/" in page and f"{plan_of(cast)}comment/what-matters/" not in page
    assert post(worker, f"{plan_of(cast)}comment/goals/").status_code == 422
    assert post(worker, f"{plan_of(cast)}comment/goals/", words=SAID).status_code == 302
    own = words_on(amina, "/plan/")
    assert SAID in own and "Wes Adeyemi" in own and "New" in own
    set_identity(cast.person("Amina"), cast.now)
    comment = Comment.objects.get()
    assert post(amina, f"/plan/comments/{comment.id}/read/", confirm="yes").status_code == 302
    assert "I have read this" not in words_on(amina, "/plan/")
    assert post(amina, f"/plan/comments/{comment.id}/answer/", words="Yes please, at ten.").status_code == 302
    assert "Yes please, at ten." in words_on(worker, plan_of(cast))
    assert "Yes please, at ten." in words_on(client_for(cast.nurse), plan_of(cast))


def test_who_may_only_read_or_sees_nothing_says_nothing(cast: Cast) -> None:
    shares(cast, Section.GOALS)
    worker = client_for(cast.charity_worker)
    assert post(worker, f"{plan_of(cast)}comment/what-matters/", words=SAID).status_code == 404
    assert post(worker, f"{plan_of(cast)}comment/health/", words=SAID).status_code == 404
    assert post(worker, f"{plan_of(cast)}comment/nonsense/", words=SAID).status_code == 404
    assert post(client_for(cast.intruder), f"{plan_of(cast)}comment/goals/", words=SAID).status_code == 404
    set_identity(cast.person("Amina"), cast.now)
    assert not Comment.objects.exists()


def test_a_comment_is_seen_only_by_those_who_see_the_part(cast: Cast) -> None:
    post(client_for(cast.nurse), f"{plan_of(cast)}comment/strengths/", words="You also cook well.")
    shares(cast)
    assert "You also cook well." not in words_on(client_for(cast.charity_worker), plan_of(cast))
    assert "You also cook well." in words_on(client_for(cast.person("Amina")), "/plan/")


def test_after_withdrawal_nothing_more_is_said(cast: Cast) -> None:
    shares(cast, Section.GOALS)
    person = cast.person("Amina")
    reader = Reader(organisation=cast.organisations["Riverside"])
    stop_sharing(by=person, person=cast.people["Amina"], reader=reader, how="online", now=cast.now)
    answer = post(client_for(cast.charity_worker), f"{plan_of(cast)}comment/goals/", words=SAID)
    assert answer.status_code == 404


def test_nobody_else_reads_or_answers_in_the_persons_place(cast: Cast) -> None:
    post(client_for(cast.nurse), f"{plan_of(cast)}comment/goals/", words=SAID)
    set_identity(cast.nurse, cast.now)
    comment = Comment.objects.get()
    bert = client_for(cast.person("Bert"))
    assert post(bert, f"/plan/comments/{comment.id}/read/", confirm="yes").status_code == 404
    assert post(bert, f"/plan/comments/{comment.id}/answer/", words="No.").status_code == 404
    assert post(client_for(cast.nurse), f"/plan/comments/{comment.id}/read/", confirm="yes").status_code in (403, 404)
    set_identity(cast.person("Amina"), cast.now)
    assert not CommentRead.objects.exists()


def test_the_database_takes_no_comment_where_none_may_be_made(cast: Cast) -> None:
    shares(cast, Section.GOALS)
    worker = cast.charity_worker
    set_identity(worker, cast.now)
    row = {"person_id": cast.people["Amina"], "words": SAID, "said_by": worker.account, "said_by_name": "Wes"}
    with pytest.raises(DatabaseError), transaction.atomic():
        Comment(section="what-matters", said_at=cast.now, **row).save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment(section="goals", said_at=cast.now, **{**row, "words": ""}).save(force_insert=True)
    Comment(section="goals", said_at=cast.now, **row).save(force_insert=True)
