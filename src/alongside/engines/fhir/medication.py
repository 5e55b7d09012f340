"""MedicationRequest and MedicationStatement: a medicine, by name, prescribed or stated."""

from alongside.engines.fhir.elements import Concept, Element, Record
from alongside.engines.fhir.names import referred
from alongside.engines.fhir.references import Index
from alongside.rules.received import ReceivedMedicine, When

REQUEST_STATUSES = frozenset(
    {"active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown"}
)
STATEMENT_STATUSES = frozenset(
    {"active", "completed", "entered-in-error", "intended", "stopped", "on-hold", "unknown", "not-taken"}
)
DO_NOT = "do-not-perform"


def from_medication_request(record: Record, index: Index) -> ReceivedMedicine:
    request = record.element()
    status = request.one_of("status", REQUEST_STATUSES, required=True)
    medicine = _medicine(request, index)
    return ReceivedMedicine(
        source=record.source,
        name=medicine.name,
        codes=medicine.codes,
        status=DO_NOT if request.flag("doNotPerform") else status,
        intent=request.token("intent"),
        since=request.when("authoredOn"),
        dose=_dose(request, "dosageInstruction"),
    )


def from_medication_statement(record: Record, index: Index) -> ReceivedMedicine:
    statement = record.element()
    medicine = _medicine(statement, index)
    since, ended = _effective(statement)
    return ReceivedMedicine(
        source=record.source,
        name=medicine.name,
        codes=medicine.codes,
        status=statement.one_of("status", STATEMENT_STATUSES, required=True),
        since=since,
        ended=ended,
        dose=_dose(statement, "dosage"),
    )


def _effective(statement: Element) -> tuple[When | None, When | None]:
    start, end = statement.period("effectivePeriod")
    return statement.when("effectiveDateTime") or start or statement.when("dateAsserted"), end


def _medicine(element: Element, index: Index) -> Concept:
    """The medicine by its code, by a Medication inside the resource, or by one elsewhere in the file."""
    if concept := element.concept("medicationCodeableConcept"):
        return concept
    reference = element.child("medicationReference")
    found = _contained(element, reference.token("reference")) or Concept(referred(reference, index))
    if not found:
        element.wrong("medication", "fhir.missing", "The medicine has no name.")
    return found


def _contained(element: Element, reference: str) -> Concept:
    for inner in element.children("contained"):
        if reference == f"#{inner.token('id')}":
            return inner.concept("code")
    return Concept()


def _dose(element: Element, name: str) -> str:
    """The instructions as they were written, one after the other."""
    texts = (dose.line("text") or dose.line("patientInstruction") for dose in element.children(name))
    return "; ".join(text for text in texts if text)
