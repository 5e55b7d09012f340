"""Which plain explanation stands beside a result. The words are neutral: what it measures, never whether it is good."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Explanation:
    """A message id, and the codes (LOINC, or SNOMED CT as UK laboratories send it) that it explains."""

    message: str
    codes: frozenset[str]


EXPLANATIONS = (
    Explanation(
        "result.blood-pressure",
        frozenset({"85354-9", "55284-4", "8480-6", "8462-4", "75367002", "72313002", "1091811000000102"}),
    ),
    Explanation("result.hba1c", frozenset({"4548-4", "59261-8", "43396009", "999791000000106"})),
    Explanation("result.weight", frozenset({"29463-7", "27113001"})),
    Explanation("result.height", frozenset({"8302-2", "50373000"})),
    Explanation("result.bmi", frozenset({"39156-5", "60621009"})),
    Explanation(
        "result.cholesterol",
        frozenset({"2093-3", "2085-9", "2089-1", "13457-7", "18262-6", "1005671000000105", "1005681000000107"}),
    ),
    Explanation("result.triglycerides", frozenset({"2571-8"})),
    Explanation(
        "result.egfr",
        frozenset({"33914-3", "62238-1", "98979-8", "80274001", "1011481000000105", "1020291000000106"}),
    ),
    Explanation("result.creatinine", frozenset({"2160-0", "38483-4", "14682-9", "1000731000000107"})),
    Explanation("result.urine-protein", frozenset({"14959-1", "9318-7"})),
    Explanation(
        "result.glucose",
        frozenset({"2339-0", "2345-7", "1558-6", "1010671000000102", "1003141000000105"}),
    ),
    Explanation("result.haemoglobin", frozenset({"718-7", "1022431000000105"})),
    Explanation("result.smoking", frozenset({"72166-2", "365981007"})),
    Explanation("result.oxygen", frozenset({"2708-6", "59408-5", "431314004"})),
    Explanation("result.pulse", frozenset({"8867-4", "78564009", "364075005"})),
    Explanation("result.pain", frozenset({"72514-3"})),
)
GENERIC = "result.other"
_BY_CODE: Mapping[str, str] = MappingProxyType({code: each.message for each in EXPLANATIONS for code in each.codes})


def explanation_for(*codes: str) -> str:
    """The message id for the first of a result's codes that is known; the generic one when none is."""
    return next((_BY_CODE[code] for code in codes if code in _BY_CODE), GENERIC)
