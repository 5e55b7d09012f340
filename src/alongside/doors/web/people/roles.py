"""Which roles have which part in looking after the list of people."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
GATHERS = (*CARES, Role.HEALTH_CARE_ASSISTANT)
LISTS = (*GATHERS, Role.PRACTICE_ADMINISTRATOR)
SETTLES = (Role.PRACTICE_ADMINISTRATOR, Role.COORDINATOR)  # messages that did not leave
ADDS = (*CARES, Role.PRACTICE_ADMINISTRATOR)
