"""ONS4: four questions about personal wellbeing, from 0 to 10. Each stands alone; they are never summed (M3).

Source: the harmonised standard of the Office for National Statistics (Open Government Licence v3.0). Children are not
asked how anxious they were.
"""

from alongside.rules.measures.instrument import Instrument, Licence, MeasureItem, Scale

FROM_NOT_AT_ALL = Scale(0, 10, ((0, "not at all"), (10, "completely")))
ASKED_OF_ADULTS = 16  # years

ONS4 = Instrument(
    key="ons4",
    version="2018",
    language="en",
    title="Four questions about wellbeing",
    about="How you feel about your life. Each answer stands by itself.",
    items=(
        MeasureItem(
            "satisfied",
            "Satisfied with life",
            "Overall, how satisfied are you with your life nowadays?",
            FROM_NOT_AT_ALL,
        ),
        MeasureItem(
            "worthwhile",
            "Things are worthwhile",
            "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
            FROM_NOT_AT_ALL,
        ),
        MeasureItem("happy", "Happy yesterday", "Overall, how happy did you feel yesterday?", FROM_NOT_AT_ALL),
        MeasureItem(
            "anxious",
            "Anxious yesterday",
            "Overall, how anxious did you feel yesterday?",
            FROM_NOT_AT_ALL,
            is_better_low=True,
            from_age=ASKED_OF_ADULTS,
        ),
    ),
    licence=Licence.FREE_WITH_CREDIT,
    credit="These are the personal wellbeing questions of the Office for National Statistics, used under the Open"
    " Government Licence v3.0.",
    days_between=7,
)
