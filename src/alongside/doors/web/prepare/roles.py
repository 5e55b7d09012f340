"""Which roles have which part in preparing."""

from alongside.rules.actors import Role

ANSWERS = (Role.PERSON, Role.CARER)
CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
GATHERS = (*CARES, Role.HEALTH_CARE_ASSISTANT)
BOOKS = (*GATHERS, Role.PRACTICE_ADMINISTRATOR)
