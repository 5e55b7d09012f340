"""FHIR R4 as a door: the same gate, another language."""
