"""People, organisations and accounts, and what a person needs."""

from alongside.records.people.models.details import Background, ContactPoint, Identifier, KeptApart
from alongside.records.people.models.information import InformationNeed
from alongside.records.people.models.merging import Merge
from alongside.records.people.models.needs import Adjustment, Need
from alongside.records.people.models.people import (
    Account,
    AccountRecovery,
    ClientKey,
    ContactBy,
    ImportProblem,
    ImportRun,
    Membership,
    NumberCheck,
    Organisation,
    Person,
    PersonSource,
    PossibleMatch,
    Registration,
    SignInCode,
    Team,
)

__all__ = [
    "Account",
    "AccountRecovery",
    "Adjustment",
    "Background",
    "ClientKey",
    "ContactBy",
    "ContactPoint",
    "Identifier",
    "ImportProblem",
    "ImportRun",
    "InformationNeed",
    "KeptApart",
    "Membership",
    "Merge",
    "Need",
    "NumberCheck",
    "Organisation",
    "Person",
    "PersonSource",
    "PossibleMatch",
    "Registration",
    "SignInCode",
    "Team",
]
