"""Which roles handle the list of people to think about."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
LISTS = (*CARES, Role.PRACTICE_ADMINISTRATOR)
