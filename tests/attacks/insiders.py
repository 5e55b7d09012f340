"""What those who have business with Amina may not do all the same, each beside what they may do."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.carers.models import Caring
from alongside.rules.actors import Actor, Role
from tests.attacks.attackers import GREENFIELD, MEADOW
from tests.attacks.every_table import FORMER_FRIEND, FRIEND, NEIGHBOUR, World
from tests.attacks.statements import changed
from tests.cast import Cast


@dataclass(frozen=True)
class Inside:
    """who: may do what `may` says on this table, and never what `may_not` says. Both with named values."""

    table: str
    who: Callable[[Cast], Actor]
    may: str
    may_not: str


def amina(cast: Cast) -> Actor:
    return cast.person("Amina")


def nurse(cast: Cast) -> Actor:
    return cast.nurse


def officer(cast: Cast) -> Actor:
    return cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, GREENFIELD)


def guarding_lead(cast: Cast) -> Actor:
    return cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, GREENFIELD)


def kept_nurse(cast: Cast) -> Actor:
    return cast.staff("Greta Moss", Role.PROFESSIONAL, GREENFIELD)


def helping_officer(cast: Cast) -> Actor:
    return cast.staff("Otis Vane", Role.PRIVACY_OFFICER, GREENFIELD)


ANSWERS = """
INSERT INTO carers_answer (id, person_id, caring, number, agrees, given_by, answered_at, answered_by, answered_by_name)
VALUES (gen_random_uuid(), %(amina)s, %({})s, 9, true, 'person', %(now)s, %(self)s, 'Amina')
"""
LOOKED_AT = """
UPDATE sharing_opening SET reviewed_at = %(now)s, reviewed_by = %(self)s, outcome = 'right'
WHERE person_id = %(amina)s AND organisation_id = %(meadow)s
"""
TAKEN_BACK = "UPDATE files_attachment SET taken_back_at = %(now)s, taken_back_by = {}"
CALLED = """
UPDATE prepare_heldcall SET called_at = %(now)s, called_by = {}, called_by_name = 'Nadia Rahman', said = 'Thank you.'
WHERE called_at IS NULL
"""
PICKS = """
INSERT INTO measures_area (id, person_id, session_id, code, is_picked)
SELECT gen_random_uuid(), person_id, id, 'safety', true FROM measures_session WHERE {}
"""
INSIDERS = {
    "ends an adjustment, and changes none": Inside(
        "people_adjustment",
        amina,
        "UPDATE people_adjustment SET ended_at = %(now)s",
        "UPDATE people_adjustment SET confirmed_by = %(self)s",
    ),
    "joins no record to one that is not theirs": Inside(
        "people_person",
        nurse,
        "UPDATE people_person SET pronouns = 'she/her'",
        "UPDATE people_person SET merged_into_id = %(hilda)s",
    ),
    "answers a correction in their own name": Inside(
        "rights_correction",
        nurse,
        "UPDATE rights_correction SET answered_by = %(self)s",
        "UPDATE rights_correction SET answered_by = %(other)s",
    ),
    "decides about an entry in their own name": Inside(
        "rights_entrytoreview",
        nurse,
        "UPDATE rights_entrytoreview SET decided_by = %(self)s",
        "UPDATE rights_entrytoreview SET decided_by = %(other)s",
    ),
    "decides about a disposal in their own name": Inside(
        "rights_disposal",
        officer,
        "UPDATE rights_disposal SET refused_by = %(self)s",
        "UPDATE rights_disposal SET refused_by = %(other)s",
    ),
    "approves a text in their own name": Inside(
        "rights_textversion",
        officer,
        "UPDATE rights_textversion SET approved_by = %(self)s",
        "UPDATE rights_textversion SET approved_by = %(other)s",
    ),
    "closes no concern in the name of somebody else": Inside(
        "safeguarding_concern",
        guarding_lead,
        "SELECT 1 FROM safeguarding_concern",
        """
        UPDATE safeguarding_concern SET closed = 'safe-now', closed_words = 'Safe.', closed_at = %(now)s,
            closed_by = %(other)s
        """,
    ),
    "looks into no complaint about their own part": Inside(
        "rights_complaint",
        helping_officer,
        "SELECT 1 FROM rights_copyrequest",
        "SELECT 1 FROM rights_complaint",
    ),
    "learns of no emergency card, and stops none": Inside(
        "sharing_card",
        officer,
        "SELECT 1 FROM rights_copyrequest",
        "SELECT 1 FROM cards_to_stop(%(amina)s)",
    ),
    "looks at what others without an officer opened, and reads none of the plan": Inside(
        "sharing_opening",
        officer,
        LOOKED_AT,
        "SELECT 1 FROM health_condition",
    ),
    "is not told of an opening before it is safe": Inside(
        "audit_event",
        amina,
        "SELECT 1 FROM audit_event WHERE account <> %(opener)s",
        "SELECT 1 FROM audit_event WHERE account = %(opener)s AND at >= %(now)s",
    ),
    "reads nothing about an entry that is kept from them": Inside(
        "audit_event",
        amina,
        "SELECT 1 FROM audit_event WHERE detail ->> 'item' IS NULL",
        "SELECT 1 FROM audit_event WHERE detail ->> 'item' = %(kept)s",
    ),
    "answers a carer's plan that is about them, and no other": Inside(
        "carers_answer", amina, ANSWERS.format("hers"), ANSWERS.format("of_bert")
    ),
    "is asked nothing by a carer whom they do not want": Inside(
        "carers_answer", amina, ANSWERS.format("hers"), ANSWERS.format("unwanted")
    ),
    "reads of a carer only where they may know of the other": Inside(
        "carers_caring",
        kept_nurse,
        "SELECT 1 FROM carers_caring WHERE id = %(of_bert)s",
        "SELECT 1 FROM carers_caring WHERE id = %(hers)s",
    ),
    "takes a file back in their own name": Inside(
        "files_attachment", nurse, TAKEN_BACK.format("%(self)s"), TAKEN_BACK.format("%(other)s")
    ),
    "takes a result back, and gives it to nobody else": Inside(
        "health_result",
        nurse,
        "UPDATE health_result SET status = 'entered-in-error'",
        "UPDATE health_result SET status = 'entered-in-error', person_id = %(hilda)s",
    ),
    "takes no result away from somebody they are kept from": Inside(
        "health_result",
        kept_nurse,
        "SELECT 1 FROM people_person WHERE id = %(bert)s",
        "UPDATE health_result SET status = 'entered-in-error', person_id = %(bert)s",
    ),
    "finishes a session, and signs none that goes on": Inside(
        "measures_session",
        amina,
        "UPDATE measures_session SET finished_at = %(now)s, finished_by_name = 'Amina'",
        "UPDATE measures_session SET finished_by_name = 'Amina'",
    ),
    "picks no area in a session that is over": Inside(
        "measures_area", amina, PICKS.format("finished_at IS NULL"), PICKS.format("finished_at IS NOT NULL")
    ),
    "finishes what they began, and changes nothing else about it": Inside(
        "measures_use",
        amina,
        "UPDATE measures_use SET finished_at = %(now)s",
        "UPDATE measures_use SET finished_at = NULL",
    ),
    "makes a call in their own name": Inside(
        "prepare_heldcall", nurse, CALLED.format("%(self)s"), CALLED.format("%(other)s")
    ),
    "says who helped in their own name": Inside(
        "prepare_helper",
        amina,
        "UPDATE prepare_helper SET account = %(self)s",
        "UPDATE prepare_helper SET account = %(other)s",
    ),
    "says nothing about who helped somebody they are kept from": Inside(
        "prepare_helper",
        kept_nurse,
        "SELECT 1 FROM people_person WHERE id = %(bert)s",
        "UPDATE prepare_helper SET account = %(self)s",
    ),
}


def counts(world: World, inside: Inside) -> tuple[int, int]:
    """How many rows this insider reaches with what they may, and with what they may not. Leaves nothing behind."""
    with transaction.atomic():
        who = inside.who(world.cast)
        set_identity(who, world.cast.now)
        values = {
            "now": world.cast.now,
            "self": who.account,
            "other": world.cast.accounts["Ivan Petrov"],
            "amina": world.amina,
            "hilda": world.cast.people["Hilda"],
            "bert": world.bert,
            "kept": str(world.kept),
            **_carings(),
            "meadow": world.cast.organisations[MEADOW],
            "opener": world.cast.accounts["Opal Finch"],
        }
        beyond = changed(inside.may_not, values)  # first, while nothing is finished or taken back
        found = changed(inside.may, values)
        transaction.set_rollback(True)
    return found, beyond


def _carings() -> dict[str, UUID]:
    """Those whom Cleo looks after: the statements are about one of them each."""
    ids = dict(Caring.objects.using("owner").values_list("cares_for", "id"))
    return {"hers": ids[FRIEND], "of_bert": ids[NEIGHBOUR], "unwanted": ids[FORMER_FRIEND]}
