"""What each message id about carers says; part of the catalogue."""

OF_CARERS: dict[str, str] = {
    "carer.hours": "Enter the hours of a week: between 1 and {most}. Leave it empty if you cannot say.",
    "carer.kind": "Only family, friends and carers who support this person now get a record as a carer.",
    "carer.no-offer": "Nobody has offered you an assessment yet. Ask your team or your council.",
    "carer.not-on-list": "There is nobody with this number on your list.",
    "carer.offered-in-future": "This day cannot be in the future.",
    "carer.own-record": "This is the carer’s own record. Enter the number of the person they look after.",
    "carer.show-the-record-too": "What you do and your plan show that you have a record here. Tick that too.",
    "caring.ended": "This has ended. Nothing is changed in it any more.",
    "caring.link-first": "Your team has to say first which record is theirs. Ask your team.",
    "caring.unknown": "There is nothing like that here.",
}
