"""What each message id about dates and FHIR parameters says; part of the catalogue."""

OF_SHAPES: dict[str, str] = {
    "dates.birth-in-future": "The date of birth cannot be in the future.",
    "dates.birth-too-early": "The date of birth cannot be before {earliest}.",
    "dates.death-before-birth": "The date of death cannot be before the date of birth.",
    "dates.death-in-future": "The date of death cannot be in the future.",
    "dates.move-before-birth": "The day they moved away cannot be before the date of birth.",
    "dates.move-in-future": "The day they moved away cannot be in the future. Record it when they have moved.",
    "dates.no-such-time": "Choose another time. The clocks go forward that night, so this time does not exist.",
    "fhir.count": "_count has to be a whole number from 1 to {most}.",
    "fhir.once": "Give {name} once, with a value.",
    "fhir.patient-id": "patient has to be an id, or Patient/ and an id.",
    "fhir.patient-needed": "Say whose: patient=<id>.",
    "fhir.patient-search": "Say whom you are looking for: _id, or identifier with the NHS number.",
    "fhir.unknown": "There is no such resource.",
    "fhir.unknown-parameter": "There is no search parameter {name} here.",
}
