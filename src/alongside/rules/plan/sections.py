"""The sections of a plan: the units that a person shares or keeps to themselves."""

from enum import StrEnum


class Section(StrEnum):
    """Section kinds in page order, after the headings of PRSB's standard (DAPB4022), in plain words."""

    WHAT_MATTERS = "what-matters"
    ABOUT_ME = "about-me"
    STRENGTHS = "strengths"
    NEEDS = "needs"
    GOALS = "goals"  # goals and hopes, with the actions agreed for each
    HEALTH = "health"  # conditions, medicines, allergies, results
    MEASURES = "measures"  # how I am doing: what the person rated, and what they said about it
    EMERGENCIES = "emergencies"
    FUTURE = "future"
    PEOPLE = "people"  # the people who support me
    OTHER_PLANS = "other-plans"


ALL_SECTIONS = frozenset(Section)
# Sections that hold what people say. HEALTH, MEASURES, PEOPLE and OTHER_PLANS show records kept elsewhere.
SPOKEN_SECTIONS = frozenset(
    {
        Section.WHAT_MATTERS,
        Section.ABOUT_ME,
        Section.STRENGTHS,
        Section.NEEDS,
        Section.GOALS,
        Section.EMERGENCIES,
        Section.FUTURE,
    }
)
