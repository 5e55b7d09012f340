"""Patient: who somebody is, received and sent."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from alongside.engines.fhir.building import Json, Referred, filled, identifier, meta, narrative, reference
from alongside.engines.fhir.contacts import address, email, telephone
from alongside.engines.fhir.elements import Element, Record
from alongside.engines.fhir.names import human_names
from alongside.engines.fhir.systems import (
    INTERPRETER_EXTENSION,
    LANGUAGE,
    NHS_NUMBER,
    NHS_NUMBER_STATUS,
    NHS_NUMBER_STATUS_EXTENSION,
    uk_core,
)
from alongside.rules.importing import GENDERS, impossible_life, reason_for
from alongside.rules.nhs_number import check_nhs_number
from alongside.rules.received import ReceivedIdentifier, ReceivedIdentity, When
from alongside.rules.refusals import Invalid


@dataclass(frozen=True, slots=True)
class PatientView:
    """What a reader may see of who somebody is. nhs_number_status is a code of UK Core's list for England, or ""."""

    id: UUID
    version: str
    given_name: str
    family_name: str
    preferred_name: str = ""
    title: str = ""
    last_updated: datetime | None = None
    born_on: date | None = None
    died_on: date | None = None
    died: bool = False
    nhs_number: str | None = None
    nhs_number_status: str = ""
    gender: str = ""
    telephone: str = ""
    email: str = ""
    address_lines: tuple[str, ...] = ()
    postcode: str = ""
    language: str = ""
    interpreter_needed: bool = False
    organisation: Referred | None = None


def to_patient(view: PatientView) -> Json:
    """A UK Core Patient. Raises nothing: what is not known is left out."""
    spoken = " ".join(filter(None, (view.preferred_name or view.given_name, view.family_name)))
    return filled(
        {
            "resourceType": "Patient",
            "id": str(view.id),
            "meta": meta(version=view.version, last_updated=view.last_updated, profile=uk_core("Patient")),
            "text": narrative([(spoken, ())]),
            "extension": _interpreter(view),
            "identifier": _identifiers(view),
            "active": True,
            "name": _names(view),
            "telecom": _telecom(view),
            "gender": view.gender,
            "birthDate": view.born_on.isoformat() if view.born_on else "",
            **_death(view),
            "address": _addresses(view),
            "communication": _communication(view),
            "managingOrganization": reference(view.organisation) if view.organisation else {},
        }
    )


def from_patient(record: Record, now: datetime) -> ReceivedIdentity:
    """Who the person is. Problems: no name, a wrong NHS number, impossible dates of birth or death."""
    patient = record.element()
    names = human_names(patient)
    if not names:
        patient.wrong("name", "fhir.missing", "The person has no name.")
    number, status = _nhs_number(patient)
    born, died = patient.when("birthDate"), patient.when("deceasedDateTime")
    _check_life(patient, born, died, now)
    return ReceivedIdentity(
        source=record.source,
        names=names,
        born_on=born,
        died=bool(died or patient.flag("deceasedBoolean")),
        died_on=died,
        nhs_number=number,
        nhs_number_status=status,
        gender=patient.one_of("gender", GENDERS),
        address=address(patient),
        telephone=telephone(patient),
        email=email(patient),
        language=_language(patient),
        interpreter_needed=_needs_interpreter(patient),
        identifiers=tuple(_other_identifiers(patient)),
        active=patient.flag("active") is not False,
    )


def _nhs_number(patient: Element) -> tuple[str | None, str]:
    """The checked NHS number and its status. One that was replaced (use old) is not looked at."""
    found: dict[str, str] = {}
    for each in patient.children("identifier"):
        if each.token("system") != NHS_NUMBER or each.token("use") == "old" or not each.has("value"):
            continue
        try:
            found[check_nhs_number(each.token("value"))] = _status(each)
        except Invalid as refused:
            reason = reason_for(refused)
            each.wrong("value", reason.message, reason.words)
    if len(found) > 1:
        patient.wrong("identifier", "nhs-number.several", "The person has more than one NHS number.")
    return next(iter(found.items()), (None, ""))


def _status(identified: Element) -> str:
    for extension in identified.children("extension"):
        if extension.token("url") == NHS_NUMBER_STATUS_EXTENSION:
            return extension.status_of("valueCodeableConcept")
    return ""


def _other_identifiers(patient: Element) -> list[ReceivedIdentifier]:
    pairs = ((each.token("system"), each.line("value")) for each in patient.children("identifier"))
    return [ReceivedIdentifier(system, value) for system, value in pairs if value and system != NHS_NUMBER]


def _check_life(patient: Element, born: When | None, died: When | None, now: datetime) -> None:
    names = {"born": "birthDate", "died": "deceasedDateTime"}
    for which, reason in impossible_life(born, died, now.date()):
        patient.wrong(names[which], reason.message, reason.words)


def _language(patient: Element) -> str:
    """The preferred language, else the first, as a tag such as en or pl."""
    spoken = patient.children("communication")
    preferred = [each for each in spoken if each.flag("preferred")] or list(spoken)
    return next((code for each in preferred if (code := each.status_of("language"))), "")


def _needs_interpreter(patient: Element) -> bool:
    wanted = (each for each in patient.children("extension") if each.token("url") == INTERPRETER_EXTENSION)
    return any(each.flag("valueBoolean") for each in wanted)


def _interpreter(view: PatientView) -> list[Json]:
    return [{"url": INTERPRETER_EXTENSION, "valueBoolean": True}] if view.interpreter_needed else []


def _identifiers(view: PatientView) -> list[Json]:
    ours = identifier(view.id)
    if not view.nhs_number:
        return [ours]
    coding = {"system": NHS_NUMBER_STATUS, "code": view.nhs_number_status}
    status = {"url": NHS_NUMBER_STATUS_EXTENSION, "valueCodeableConcept": {"coding": [coding]}}
    extensions = [status] if view.nhs_number_status else []
    return [filled({"extension": extensions, "system": NHS_NUMBER, "value": view.nhs_number}), ours]


def _names(view: PatientView) -> list[Json]:
    prefix = [view.title] if view.title else []
    given = [view.given_name] if view.given_name else []
    formal = filled({"use": "official", "family": view.family_name, "given": given, "prefix": prefix})
    liked = {"use": "usual", "text": view.preferred_name}
    return [formal, liked] if view.preferred_name else [formal]


def _telecom(view: PatientView) -> list[Json]:
    contacts = (("phone", view.telephone), ("email", view.email))
    return [{"system": system, "value": value} for system, value in contacts if value]


def _addresses(view: PatientView) -> list[Json]:
    written = filled({"use": "home", "line": list(view.address_lines), "postalCode": view.postcode})
    return [written] if view.address_lines or view.postcode else []


def _death(view: PatientView) -> Json:
    if view.died_on:
        return {"deceasedDateTime": view.died_on.isoformat()}
    return {"deceasedBoolean": True} if view.died else {}


def _communication(view: PatientView) -> list[Json]:
    if not view.language:
        return []
    return [{"language": {"coding": [{"system": LANGUAGE, "code": view.language}]}, "preferred": True}]
