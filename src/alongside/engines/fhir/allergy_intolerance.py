"""AllergyIntolerance: an allergy or intolerance, by name, with what happens."""

from alongside.engines.fhir.elements import Record
from alongside.rules.received import ReceivedAllergy

CRITICALITIES = frozenset({"low", "high", "unable-to-assess"})


def from_allergy_intolerance(record: Record) -> ReceivedAllergy:
    allergy = record.element()
    code = allergy.required_concept("code")
    return ReceivedAllergy(
        source=record.source,
        name=code.name,
        codes=code.codes,
        clinical_status=allergy.status_of("clinicalStatus"),
        verification_status=allergy.status_of("verificationStatus"),
        criticality=allergy.one_of("criticality", CRITICALITIES),
        reactions=tuple(
            concept.name for reaction in allergy.children("reaction") for concept in reaction.concepts("manifestation")
        ),
        recorded=allergy.when("recordedDate"),
    )
