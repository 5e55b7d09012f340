"""Who says whether two records are of one person."""

from alongside.rules.actors import Role

DECIDES = (Role.COORDINATOR, Role.PROFESSIONAL, Role.PRACTICE_ADMINISTRATOR)
