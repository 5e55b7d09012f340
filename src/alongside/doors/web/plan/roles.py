"""Who reads a plan that is not their own: the gate decides which parts, if any."""

from alongside.rules.actors import Role

READERS = (
    Role.COORDINATOR,
    Role.PROFESSIONAL,
    Role.HEALTH_CARE_ASSISTANT,
    Role.VCSE_PARTNER,
    Role.CARER,
)
