"""NHS numbers: the check digit, the ranges of other countries, how they are shown, and made-up ones for tests."""

from alongside.rules.actors import Role
from alongside.rules.refusals import Invalid

LENGTH = 10
TEST_NUMBERS = 899_999  # how many nth_test_number can give: the last of the range is ten nines
_DIGITS = frozenset("0123456789")
_BETWEEN = frozenset(" \u00a0-")  # as people type them: 999 000 0018, 999-000-0018
_OTHER_COUNTRIES = (range(3_113_000_000), range(3_200_000_010, 4_000_000_000))
_VALID_LAST_DIGITS = 9  # of the ten that the ninth digit can have, at least this many lead to a check digit

# It is the person's own, and it tells people apart within the health service. A charity or a carer can help without it.
_NEEDED_BY = frozenset(
    {
        Role.PERSON,
        Role.COORDINATOR,
        Role.PROFESSIONAL,
        Role.HEALTH_CARE_ASSISTANT,
        Role.PRACTICE_ADMINISTRATOR,
        Role.EMERGENCY_VIEWER,
    }
)


def is_needed_by(role: Role) -> bool:
    """Whether somebody in this role is shown the NHS number of the person whose page they read."""
    return role in _NEEDED_BY


def check_nhs_number(text: str, *, field: str = "nhs_number") -> str:
    """Return the ten digits, or raise Invalid naming the field.

    ASCII digits only; spaces and hyphens between them are allowed. The last digit is a modulus 11 check digit (NHS
    Data Model and Dictionary, "NHS NUMBER"); ten identical digits are refused. Scottish CHI numbers (to 311 299 9999:
    they start with a date of birth) and Northern Irish H&C numbers (from 320 000 0010) have the same form and check
    digit but are given by other services, so they are refused here.
    """
    digits = "".join(c for c in text if c not in _BETWEEN)
    if len(digits) != LENGTH or not _DIGITS.issuperset(digits):
        raise Invalid("nhs-number.ten-digits", field=field)
    if len(set(digits)) == 1:
        raise Invalid("nhs-number.same-digits", field=field)
    if digits[-1] != _check_digit(digits[:-1]):
        raise Invalid("nhs-number.check-digit", field=field)
    if any(int(digits) in others for others in _OTHER_COUNTRIES):
        raise Invalid("nhs-number.other-country", field=field)
    return digits


def can_be_nhs_number(text: str) -> bool:
    """Whether check_nhs_number would accept it."""
    try:
        check_nhs_number(text)
    except Invalid:
        return False
    return True


def shown(number: str) -> str:
    """Ten digits as people read them: 999 000 0018."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def nth_test_number(n: int) -> str:
    """The n-th (from 0) of 899,999 valid numbers in the range that starts 999, which is never given to anybody.

    Raises ValueError for n outside 0 to 899,998.
    """
    if not 0 <= n < TEST_NUMBERS:
        raise ValueError(f"there are {TEST_NUMBERS} test numbers, counted from 0")
    head, place = divmod(n, _VALID_LAST_DIGITS)
    nines = (f"999{head:05d}{last}" for last in range(10))
    return [nine + check for nine in nines if (check := _check_digit(nine))][place]


def _check_digit(nine: str) -> str:
    """The check digit of nine digits, or "" where the sum leaves 10, for which there is no digit."""
    rest = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True)) % 11
    return "" if rest == 10 else str(rest)
