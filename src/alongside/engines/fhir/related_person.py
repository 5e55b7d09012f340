"""RelatedPerson: somebody in the person's life, with how they are related."""

from alongside.engines.fhir.contacts import email, telephone
from alongside.engines.fhir.elements import Record
from alongside.engines.fhir.names import human_names, spoken
from alongside.rules.received import ReceivedRelatedPerson


def from_related_person(record: Record) -> ReceivedRelatedPerson:
    related = record.element()
    names = human_names(related)
    if not names:
        related.wrong("name", "fhir.missing", "This person has no name.")
    return ReceivedRelatedPerson(
        source=record.source,
        name=spoken(names[0]) if names else "",
        relationship=", ".join(concept.name for concept in related.concepts("relationship")),
        telephone=telephone(related),
        email=email(related),
        active=related.flag("active") is not False,
    )
