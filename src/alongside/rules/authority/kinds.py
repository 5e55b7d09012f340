"""Every kind of authority that somebody may hold for a person, and how far the law lets each reach."""

from collections.abc import Collection, Mapping
from enum import StrEnum


class AuthorityKind(StrEnum):
    """What somebody shows when they say that they act for a person."""

    LPA_WELFARE = "lpa-welfare"  # a lasting power of attorney for health and welfare
    LPA_PROPERTY = "lpa-property"  # a lasting power of attorney for property and financial affairs
    EPA = "epa"  # an enduring power of attorney, made before October 2007: property only
    DEPUTY_WELFARE = "deputy-welfare"
    DEPUTY_PROPERTY = "deputy-property"
    GUARDIANSHIP = "guardianship"  # a guardian under the Mental Health Act
    PARENTAL_RESPONSIBILITY = "parental-responsibility"
    APPROPRIATE_INDIVIDUAL = "appropriate-individual"
    CARE_ACT_ADVOCATE = "care-act-advocate"
    IMCA = "imca"  # independent mental capacity advocate
    IMHA = "imha"  # independent mental health advocate
    NEXT_OF_KIN = "next-of-kin"  # recorded because it is so often offered; it is no authority at all


# The law that each stands on, for pages, for the audit and for the reader of this file.
STATUTE: Mapping[AuthorityKind, str] = {
    AuthorityKind.LPA_WELFARE: "Mental Capacity Act 2005 s.9-s.11",
    AuthorityKind.LPA_PROPERTY: "Mental Capacity Act 2005 s.9",
    AuthorityKind.EPA: "Mental Capacity Act 2005 sch.4",
    AuthorityKind.DEPUTY_WELFARE: "Mental Capacity Act 2005 s.16-s.17, s.20",
    AuthorityKind.DEPUTY_PROPERTY: "Mental Capacity Act 2005 s.16, s.18",
    AuthorityKind.GUARDIANSHIP: "Mental Health Act 1983 s.7-s.8",
    AuthorityKind.PARENTAL_RESPONSIBILITY: "Children Act 1989 s.2-s.4, s.14C",
    AuthorityKind.APPROPRIATE_INDIVIDUAL: "Care Act 2014 s.67(5)-(6)",
    AuthorityKind.CARE_ACT_ADVOCATE: "Care Act 2014 s.67-s.68",
    AuthorityKind.IMCA: "Mental Capacity Act 2005 s.35-s.39",
    AuthorityKind.IMHA: "Mental Health Act 1983 s.130A-s.130B",
    AuthorityKind.NEXT_OF_KIN: "no statute gives it",
}

# Made by the person while they could decide, used once they cannot.
LASTING_POWERS = frozenset({AuthorityKind.LPA_WELFARE, AuthorityKind.LPA_PROPERTY})
# Kept by the Public Guardian. A lasting power is none before it is registered there (MCA 2005 s.9(2)(b)).
PUBLIC_GUARDIAN = LASTING_POWERS | {AuthorityKind.EPA}
# Money and property, never care: MCA 2005 s.9(1)(b), s.18, sch.4.
MONEY_ONLY = frozenset({AuthorityKind.LPA_PROPERTY, AuthorityKind.EPA, AuthorityKind.DEPUTY_PROPERTY})
# A court's order says what a deputy may do.
BY_COURT = frozenset({AuthorityKind.DEPUTY_WELFARE, AuthorityKind.DEPUTY_PROPERTY})
# Those who help a person to be heard. They represent and support; they decide nothing for anybody.
VOICES = frozenset(
    {
        AuthorityKind.APPROPRIATE_INDIVIDUAL,
        AuthorityKind.CARE_ACT_ADVOCATE,
        AuthorityKind.IMCA,
        AuthorityKind.IMHA,
    }
)
# The only kinds that can open a plan. A guardian decides where somebody lives, goes and is seen, and no more (MHA 1983
# s.8).
OPENS_PLAN = frozenset({AuthorityKind.LPA_WELFARE, AuthorityKind.DEPUTY_WELFARE, AuthorityKind.PARENTAL_RESPONSIBILITY})


class Fact(StrEnum):
    """What is true of a person and is often mistaken for somebody's authority. None of it gives anybody any."""

    DOLS_APPLIED = "dols-applied"  # MCA 2005 sch.A1: asked for
    DOLS_AUTHORISED = "dols-authorised"  # MCA 2005 sch.A1: allows a deprivation of liberty, and no treatment
    COURT_DEPRIVATION = "court-deprivation"  # MCA 2005 s.16(2)(a): the Court of Protection authorised it
    MHA_ASSESSMENT = "mha-assessment"  # MHA 1983 s.2
    MHA_TREATMENT = "mha-treatment"  # MHA 1983 s.3
    MHA_HOSPITAL_ORDER = "mha-hospital-order"  # MHA 1983 s.37, with or without s.41
    MHA_GUARDIANSHIP = "mha-guardianship"  # MHA 1983 s.7
    CTO = "cto"  # MHA 1983 s.17A: a community treatment order
    SUBSTANTIAL_DIFFICULTY = "substantial-difficulty"  # Care Act 2014 s.67(4): in being involved
    LONG_HOSPITAL_STAY = "long-hospital-stay"  # MCA 2005 s.38: 28 days or more, arranged by the NHS
    LONG_CARE_HOME_STAY = "long-care-home-stay"  # MCA 2005 s.38-s.39: 8 weeks or more


class Acting(StrEnum):
    """How those who hold one power decide together (MCA 2005 s.10(4)-(5), s.19(4))."""

    ALONE = "alone"
    EACH = "each"  # jointly and severally: any one of them may decide
    TOGETHER = "together"  # jointly: only all of them at once


def opens_plan(kind: AuthorityKind) -> bool:
    """Whether this kind, verified and with its condition met, lets its holder see the plan and act in it."""
    return kind in OPENS_PLAN


def is_money_only(kinds: Collection[AuthorityKind]) -> bool:
    """Whether somebody holds powers, and none that says anything about care."""
    return bool(kinds) and all(kind in MONEY_ONLY for kind in kinds)
