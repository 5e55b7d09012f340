"""OperationOutcome: what went wrong, for a machine and for the person who reads its log."""

from collections.abc import Sequence
from typing import Literal

from alongside.engines.fhir.building import Json, filled

type Severity = Literal["fatal", "error", "warning", "information"]
type IssueCode = Literal[
    "invalid",
    "structure",
    "required",
    "value",
    "security",
    "login",
    "expired",
    "forbidden",
    "suppressed",
    "processing",
    "not-supported",
    "not-found",
    "deleted",
    "too-long",
    "too-costly",
    "business-rule",
    "conflict",
    "transient",
    "throttled",
    "exception",
    "informational",
]


def outcome(severity: Severity, code: IssueCode, diagnostics: str, expression: Sequence[str] = ()) -> Json:
    """One issue. diagnostics never holds personal data; expression is FHIRPath, or `http.<parameter>`."""
    issue = {"severity": severity, "code": code, "diagnostics": diagnostics, "expression": list(expression)}
    return {"resourceType": "OperationOutcome", "issue": [filled(issue)]}
