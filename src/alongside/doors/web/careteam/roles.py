"""Which roles have which part in who supports a person."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
HANDS_OVER = (*CARES, Role.PRACTICE_ADMINISTRATOR)
WRITES = (Role.PERSON, *CARES)  # who supports the person, and what the person decided about each
SEES_TEAM = (*WRITES, Role.SAFEGUARDING_LEAD)
RAISES = (*CARES, Role.HEALTH_CARE_ASSISTANT, Role.PRACTICE_ADMINISTRATOR, Role.VCSE_PARTNER)
CHECKS = (*CARES, Role.SAFEGUARDING_LEAD)  # what stands between the person and somebody who is involved
