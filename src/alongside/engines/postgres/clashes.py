"""Two who do the same thing at the same moment: the database lets one through and refuses the other."""

from django.db import IntegrityError
from psycopg.errors import UniqueViolation


def is_clash(error: IntegrityError) -> bool:
    """Whether a row was refused because another one like it is there. Other broken constraints are mistakes of ours."""
    return isinstance(error.__cause__, UniqueViolation)
