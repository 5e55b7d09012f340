"""Which roles handle the list of people to think about."""

from alongside.rules.actors import Role

LISTS = (Role.COORDINATOR, Role.PROFESSIONAL, Role.PRACTICE_ADMINISTRATOR)
