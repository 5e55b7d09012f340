"""Pure mappers between FHIR R4 and plain values, one file per resource."""
