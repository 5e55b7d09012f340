"""What was written down of somebody stands against the part that they are given now, and the page says what to do."""

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.careteam.changes import add_supporter, record_conflict, record_involvement
from alongside.rules.involvement import Answer, Asked, Attorney, Benefit, Check, Involve, Outcome
from tests.cast import Cast
from tests.doors.web.authority.test_powers import recorded, words
from tests.doors.web.posting import edit, post

pytestmark = pytest.mark.django_db

PAT = {"holder_name": "pat  LEE", "starts_on__day": "1", "starts_on__month": "11", "starts_on__year": "2026"}
UNPAID = {"is_paid": "no", "person_agrees": "yes"}


def pat_lee(cast: Cast, **stands: object) -> None:
    """Somebody without an account supports Amina; what stands against her: paid, benefits_from, wanted."""
    by, now = cast.nurse, cast.now
    set_identity(by, now)
    who = {"kind": "family-or-friend", "name": "Pat Lee"}
    row = add_supporter(by=by, person=cast.people["Amina"], now=now, **who)
    if stands.get("wanted") is False:
        never = Answer(decision=Involve.DO_NOT, asked=Asked.ALONE, decided_on=now.date())
        record_involvement(by=by, supporter=row, answer=never, now=now)
    if "paid" in stands or "benefits_from" in stands:
        record_conflict(by=by, supporter=row, check=_check(cast, **stands), now=now)


def _check(cast: Cast, *, paid: bool = False, benefits_from: frozenset[Benefit] = frozenset()) -> Check:
    return Check(
        paid=paid,
        paid_how="By the council." if paid else "",
        benefits_from=benefits_from,
        attorney=Attorney.NONE,
        own_view="She may help.",
        own_view_asked=Asked.ALONE,
        why_not_alone="",
        own_view_on=cast.now.date(),
        independent_view="",
        independent_by="",
        outcome=Outcome.UNDECIDED,
        limits="",
        review_on=None,
    )


@pytest.mark.parametrize(
    ("stands", "field", "told"),
    [
        (
            {"paid": True},
            "is_paid",
            "Somebody who is paid to care for the person cannot be the appropriate",
        ),
        ({"wanted": False}, "person_agrees", "The person does not want them. Choose somebody else"),
    ],
)
def test_the_appropriate_individual_is_none_of_whom_that_was_written_down_before(
    cast: Cast, client: Client, stands: dict[str, object], field: str, told: str
) -> None:
    """Care Act 2014 s.67(5)-(6): whatever is ticked now, what was recorded of that name counts."""
    pat_lee(cast, **stands)
    address = f"/authority/{cast.people['Amina']}/record/appropriate-individual/"
    answer = post(client, address, **PAT, **UNPAID)
    assert answer.status_code == 422
    assert told in words(answer)
    assert f'href="#{_id_of(answer, field)}"' in answer.content.decode()
    assert post(client, address, **{**PAT, "holder_name": "Sam Lee"}, **UNPAID).status_code == 302


@pytest.mark.parametrize("witness", ["Pat Lee", "Zinnia Begum"])
def test_a_power_is_not_verified_whose_witness_holds_it_or_gains_by_it(
    cast: Cast, client: Client, witness: str
) -> None:
    """Rule D8: it is written down as the paper says, and the page of the check says what to do."""
    pat_lee(cast, benefits_from=frozenset({Benefit.INHERITANCE}))
    held = recorded(client, cast, witness=witness)
    assert edit(client, f"{held}document-seen/", {}).status_code == 302
    answer = edit(client, f"{held}verified/", {"checked": "access-code"})
    assert answer.status_code == 422
    assert f"{witness} witnessed this, and holds it or gains by it." in words(answer)
    assert "Ask the Office of the Public Guardian." in words(answer)
    assert client.get(f"{held}in-force/").status_code == 404, "it can be used all the same"
    other = recorded(client, cast, witness="Sam Lee")
    assert edit(client, f"{other}document-seen/", {}).status_code == 302
    assert edit(client, f"{other}verified/", {"checked": "access-code"}).status_code == 302


def _id_of(answer: object, field: str) -> str:
    """The id of the control that an error about this field leads to."""
    body = answer.content.decode()  # type: ignore[attr-defined]
    return next(part.partition('"')[0] for part in body.split('href="#')[1:] if field in part.partition('"')[0])
