"""Condition: a long-term condition or problem, by name."""

from alongside.engines.fhir.elements import Record
from alongside.rules.received import ReceivedCondition


def from_condition(record: Record) -> ReceivedCondition:
    condition = record.element()
    code = condition.required_concept("code")
    onset_start, _ = condition.period("onsetPeriod")
    _, abated = condition.period("abatementPeriod")
    return ReceivedCondition(
        source=record.source,
        name=code.name,
        codes=code.codes,
        clinical_status=condition.status_of("clinicalStatus"),
        verification_status=condition.status_of("verificationStatus"),
        onset=condition.when("onsetDateTime") or onset_start,
        onset_text=condition.line("onsetString"),
        ended=condition.when("abatementDateTime") or abated,
        recorded=condition.when("recordedDate"),
    )
