"""DIALOG: eight areas of life and three of treatment, each rated from 1 to 7, each with "more help?".

Priebe and others, 2007. Sources: domain.md 4.1-4.2. The order of the items differs between publications; a deployer
chooses theirs (ALONGSIDE_DIALOG_ORDER), and answers are kept by code.
"""

from alongside.rules.measures.instrument import Group, Instrument, Licence, MeasureItem, Scale

SATISFACTION = Scale(
    1,
    7,
    (
        (1, "totally dissatisfied"),
        (2, "very dissatisfied"),
        (3, "fairly dissatisfied"),
        (4, "in the middle"),
        (5, "fairly satisfied"),
        (6, "very satisfied"),
        (7, "totally satisfied"),
    ),
)
LIFE, TREATMENT = "life", "treatment"
MOST_AREAS = 3  # that one DIALOG+ session goes into


def _area(code: str, name: str, text: str, *, may_not_apply: bool = False) -> MeasureItem:
    return MeasureItem(code, name, text, SATISFACTION, asks_more_help=True, may_not_apply=may_not_apply)


_LIFE = (
    _area("mental-health", "Mental health", "How satisfied are you with your mental health?"),
    _area("physical-health", "Physical health", "How satisfied are you with your physical health?"),
    _area("job", "Job situation", "How satisfied are you with your job situation?"),
    _area("accommodation", "Accommodation", "How satisfied are you with your accommodation?"),
    _area("leisure", "Leisure activities", "How satisfied are you with your leisure activities?"),
    _area("friendships", "Friendships", "How satisfied are you with your friendships?"),
    _area("family", "Partner or family", "How satisfied are you with your relationship with your partner or family?"),
    _area("safety", "Personal safety", "How satisfied are you with your personal safety?"),
)
_TREATMENT = (
    _area("medication", "Medication", "How satisfied are you with your medication?", may_not_apply=True),
    _area(
        "practical-help",
        "Practical help",
        "How satisfied are you with the practical help you receive?",
        may_not_apply=True,
    ),
    _area(
        "meetings",
        "Meetings with professionals",
        "How satisfied are you with your meetings with mental health professionals?",
        may_not_apply=True,
    ),
)
DIALOG = Instrument(
    key="dialog",
    version="1",
    language="en",
    title="DIALOG",
    about="How satisfied you are with eight parts of your life, and with the help that you get.",
    items=_LIFE + _TREATMENT,
    licence=Licence.FREE_WITH_CREDIT,
    credit="DIALOG was developed by Stefan Priebe and colleagues at Queen Mary University of London and East London NHS"
    " Foundation Trust.",
    groups=(
        Group(LIFE, "Your life", tuple(item.code for item in _LIFE)),
        Group(TREATMENT, "The help that you get", tuple(item.code for item in _TREATMENT)),
    ),
    days_between=14,
)
