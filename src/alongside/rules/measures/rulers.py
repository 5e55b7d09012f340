"""Rulers from 1 to 10: how important a change is, how sure somebody is of it, and of looking after themselves."""

from alongside.rules.measures.instrument import Instrument, Licence, MeasureItem, Scale

IMPORTANT = Scale(1, 10, ((1, "a little"), (10, "very much")))
SURE = Scale(1, 10, ((1, "not sure at all"), (10, "completely sure")))

CHANGE_RULERS = Instrument(
    key="change-rulers",
    version="1",
    language="en",
    title="How ready I am for a change",
    about="Think of the change that you would like most. How important is it, and how sure are you of it?",
    items=(
        MeasureItem("importance", "How important it is", "How important is this change to you now?", IMPORTANT),
        MeasureItem("confidence", "How sure I am", "How sure are you that you can make this change?", SURE),
    ),
    licence=Licence.FREE,
)
LOOKING_AFTER_MYSELF = Instrument(
    key="looking-after-myself",
    version="1",
    language="en",
    title="Looking after myself",
    about="How sure you are that you can look after yourself day to day.",
    items=(
        MeasureItem(
            "confidence",
            "How sure I am",
            "How sure are you that you can look after yourself and your health day to day?",
            SURE,
        ),
    ),
    licence=Licence.FREE,
    days_between=7,
)
