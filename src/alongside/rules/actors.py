"""Who is acting: one frozen value that every change, read and policy is decided on."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from alongside.rules.refusals import NotAllowed


class Role(StrEnum):
    """The part an account plays in one session. One session has one role."""

    PERSON = "person"
    PROXY = "proxy"
    CARER = "carer"
    COORDINATOR = "coordinator"
    PROFESSIONAL = "professional"
    HEALTH_CARE_ASSISTANT = "health-care-assistant"
    PRACTICE_ADMINISTRATOR = "practice-administrator"
    VCSE_PARTNER = "vcse-partner"
    EMERGENCY_VIEWER = "emergency-viewer"
    SAFEGUARDING_LEAD = "safeguarding-lead"
    PRIVACY_OFFICER = "privacy-officer"
    ORGANISATION_LEAD = "organisation-lead"
    ADMINISTRATOR = "administrator"
    CLIENT = "client"  # another organisation's system, by bearer token
    SYSTEM = "system"  # a job: metadata and deliveries, never plan content
    ANONYMOUS = "anonymous"


STAFF = frozenset(Role) - {Role.PERSON, Role.PROXY, Role.CARER, Role.CLIENT, Role.SYSTEM, Role.ANONYMOUS}


class Purpose(StrEnum):
    """Why the record is being opened (Caldicott principle 1: justify the purpose)."""

    OWN_RECORD = "own-record"
    DIRECT_CARE = "direct-care"
    CASELOAD = "caseload"
    DELIVERY = "delivery"
    INSIGHT = "insight"
    IMPORT = "import"
    EMERGENCY = "emergency"


class Assurance(StrEnum):
    """How sure sign-in is of who this is."""

    NONE = "none"
    ONE_FACTOR = "one-factor"
    TWO_FACTOR = "two-factor"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for which organisation, in which role, for whom and why.

    account is None only for SYSTEM, CLIENT and ANONYMOUS; name is how the account is shown to others. person is the
    actor's own Person (PERSON role) and None otherwise. on_behalf_of is the Person a proxy or carer acts for.
    """

    role: Role
    account: UUID | None = None
    organisation: UUID | None = None
    person: UUID | None = None
    on_behalf_of: UUID | None = None
    purpose: Purpose = Purpose.DIRECT_CARE
    name: str = ""
    assurance: Assurance = Assurance.NONE

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF

    @property
    def known_account(self) -> UUID:
        """The account, for acts that have to be somebody's. Raises NotAllowed for a caller without one."""
        if self.account is None:
            raise NotAllowed("access.account-needed")
        return self.account

    @property
    def known_organisation(self) -> UUID:
        """The organisation, for acts that are done for one. Raises NotAllowed for a caller without one."""
        if self.organisation is None:
            raise NotAllowed("access.organisation-needed")
        return self.organisation

    @property
    def known_person(self) -> UUID:
        """The actor's own person, or the one that a carer acts for. Raises NotAllowed for anybody else."""
        person = self.person or self.on_behalf_of
        if person is None:
            raise NotAllowed("access.person-needed")
        return person

    @property
    def own_plan(self) -> UUID | None:
        """The person whose own plan this actor holds: the person themselves, or the job that carries their copy."""
        if self.role == Role.PERSON:
            return self.person
        return self.on_behalf_of if self.role == Role.SYSTEM and self.purpose == Purpose.DELIVERY else None


ANONYMOUS = Actor(role=Role.ANONYMOUS)


def system(purpose: Purpose = Purpose.DELIVERY) -> Actor:
    """The actor that a job runs as."""
    return Actor(role=Role.SYSTEM, purpose=purpose)
