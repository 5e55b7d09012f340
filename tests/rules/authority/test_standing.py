"""How far a record of authority has come, and what a document needs to be called verified. A2, A3, A5."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.rules.authority.kinds import PUBLIC_GUARDIAN, AuthorityKind
from alongside.rules.authority.recording import Said, check_said
from alongside.rules.authority.standing import Checked, Document, Standing, check_step, check_verified, next_standings
from alongside.rules.plan.sections import ALL_SECTIONS
from alongside.rules.refusals import Invalid, NotReady

TODAY = date(2026, 11, 2)
GROWN_UP, CHILD = date(1951, 3, 14), date(2015, 6, 1)
LPA = Document(AuthorityKind.LPA_WELFARE, "7000-1234", registered_on=date(2019, 7, 1))


def test_every_step_up_is_somebodys_and_nothing_is_in_force_that_was_not_verified() -> None:
    up = [None, Standing.ASSERTED, Standing.DOCUMENT_SEEN, Standing.VERIFIED, Standing.IN_FORCE]
    for before, after in itertools.pairwise(up):
        check_step(before, after)
    for standing in set(Standing) - {Standing.VERIFIED, Standing.SUSPENDED}:
        with pytest.raises(NotReady, match="verify-first"):
            check_step(standing, Standing.IN_FORCE)


def test_what_is_in_force_is_stopped_and_goes_on_and_what_is_over_stays_over() -> None:
    check_step(Standing.IN_FORCE, Standing.SUSPENDED)
    check_step(Standing.SUSPENDED, Standing.IN_FORCE)
    for over in (Standing.ENDED, Standing.WITHDRAWN):
        assert next_standings(over) == ()
        with pytest.raises(NotReady, match="not-from-here"):
            check_step(over, Standing.SUSPENDED)


def test_a_lasting_power_is_verified_once_it_is_registered() -> None:  # A3
    check_verified(LPA, Checked.ACCESS_CODE, TODAY)
    for registered_on in (None, TODAY + timedelta(days=1)):
        with pytest.raises(Invalid, match="not-registered") as refused:
            check_verified(replace(LPA, registered_on=registered_on), Checked.ACCESS_CODE, TODAY)
        assert refused.value.field == "registered_on"


@pytest.mark.parametrize("kind", sorted(PUBLIC_GUARDIAN))
def test_a_power_is_checked_with_the_public_guardian_and_not_by_a_birth_certificate(kind: AuthorityKind) -> None:
    check_verified(replace(LPA, kind=kind), Checked.STAMPED_PAPER, TODAY)
    for how in (None, Checked.BIRTH_CERTIFICATE, Checked.LOCAL_AUTHORITY):
        with pytest.raises(Invalid, match="how-checked"):
            check_verified(replace(LPA, kind=kind), how, TODAY)


def test_a_deputy_is_verified_by_the_order_and_its_number() -> None:
    deputy = Document(AuthorityKind.DEPUTY_WELFARE, "12345678-01")
    check_verified(deputy, Checked.COURT_ORDER, TODAY)
    with pytest.raises(Invalid, match=r"authority\.reference"):
        check_verified(replace(deputy, reference=" "), Checked.COURT_ORDER, TODAY)
    with pytest.raises(Invalid, match="ended-already"):
        check_verified(replace(deputy, ends_on=TODAY - timedelta(days=1)), Checked.COURT_ORDER, TODAY)
    check_verified(replace(deputy, ends_on=TODAY), Checked.COURT_ORDER, TODAY)


def test_a_parent_is_verified_by_a_certificate_or_an_order_and_an_advocate_by_asking() -> None:
    parent, advocate = Document(AuthorityKind.PARENTAL_RESPONSIBILITY), Document(AuthorityKind.IMCA)
    check_verified(parent, Checked.BIRTH_CERTIFICATE, TODAY)
    check_verified(advocate, Checked.LOCAL_AUTHORITY, TODAY)
    with pytest.raises(Invalid, match="how-checked"):
        check_verified(parent, Checked.STAMPED_PAPER, TODAY)


def test_next_of_kin_is_never_verified_and_never_recorded() -> None:  # A5
    with pytest.raises(Invalid, match="next-of-kin"):
        check_verified(Document(AuthorityKind.NEXT_OF_KIN), Checked.BIRTH_CERTIFICATE, TODAY)
    with pytest.raises(Invalid, match="next-of-kin"):
        check_said(replace(SAID, kind=AuthorityKind.NEXT_OF_KIN), GROWN_UP, TODAY)


SAID = Said(
    kind=AuthorityKind.LPA_WELFARE,
    holder_name="Zinnia Begum",
    starts_on=date(2026, 1, 1),
    signed_on=date(2019, 5, 1),
    registered_on=date(2019, 7, 1),
    sections=ALL_SECTIONS,
)


def test_what_could_be_is_written_down() -> None:
    check_said(SAID, GROWN_UP, TODAY)
    check_said(replace(SAID, signed_on=None, registered_on=None, ends_on=TODAY), GROWN_UP, TODAY)
    check_said(replace(SAID, kind=AuthorityKind.EPA, signed_on=date(2007, 9, 30)), GROWN_UP, TODAY)
    check_said(replace(SAID, kind=AuthorityKind.PARENTAL_RESPONSIBILITY), CHILD, TODAY)
    check_said(replace(SAID, kind=AuthorityKind.LPA_PROPERTY, sections=frozenset()), GROWN_UP, TODAY)


@pytest.mark.parametrize(
    ("changes", "message", "field"),
    [
        ({"holder_name": " "}, "authority.holder", "holder_name"),
        ({"starts_on": date(2026, 11, 3)}, "authority.starts-later", "starts_on"),
        ({"ends_on": date(2025, 12, 31)}, "authority.ends-before-start", "ends_on"),
        ({"ends_on": date(2127, 1, 1)}, "authority.ends-too-late", "ends_on"),
        ({"signed_on": date(2026, 11, 3)}, "authority.signed-later", "signed_on"),
        ({"registered_on": date(2026, 11, 3)}, "authority.not-registered", "registered_on"),
        ({"registered_on": date(2019, 4, 30)}, "authority.registered-before-signed", "registered_on"),
        ({"signed_on": date(2007, 9, 30)}, "authority.lasting-too-early", "signed_on"),
        ({"kind": AuthorityKind.EPA}, "authority.enduring-too-late", "signed_on"),
        ({"kind": AuthorityKind.PARENTAL_RESPONSIBILITY}, "authority.sixteen", "kind"),
        ({"sections": frozenset()}, "authority.choose-sections", "sections"),
    ],
)
def test_what_could_not_be_is_refused_with_its_field(changes: dict[str, object], message: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_said(replace(SAID, **changes), GROWN_UP, TODAY)  # type: ignore[arg-type]
    assert (refused.value.message, refused.value.field) == (message, field)


def test_a_power_is_made_by_an_adult_and_a_court_decides_welfare_from_sixteen() -> None:
    with pytest.raises(Invalid, match="signed-too-young"):
        check_said(SAID, date(2001, 5, 2), TODAY)
    check_said(SAID, date(2001, 5, 1), TODAY)
    with pytest.raises(Invalid, match="too-young"):
        check_said(replace(SAID, signed_on=None), CHILD, TODAY)
    deputy = replace(SAID, kind=AuthorityKind.DEPUTY_WELFARE, signed_on=None)
    with pytest.raises(Invalid, match="too-young"):
        check_said(deputy, date(2010, 11, 3), TODAY)
    check_said(deputy, date(2010, 11, 2), TODAY)
