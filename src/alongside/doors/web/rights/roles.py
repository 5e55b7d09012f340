"""Who answers what people ask about their record."""

from alongside.rules.actors import Role

ANSWERS = (Role.COORDINATOR, Role.PROFESSIONAL)  # requests to put something right, and for copies
OFFICER = (Role.PRIVACY_OFFICER,)
WRITES_TEXTS = (*OFFICER, Role.ADMINISTRATOR)
DECIDES_KEEPING = (*OFFICER, Role.PRACTICE_ADMINISTRATOR, Role.COORDINATOR)  # the second of two people
