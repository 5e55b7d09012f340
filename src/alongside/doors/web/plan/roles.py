"""Who reads a plan that is not their own: the gate decides which parts, if any."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
READERS = (
    Role.COORDINATOR,
    Role.PROFESSIONAL,
    Role.HEALTH_CARE_ASSISTANT,
    Role.VCSE_PARTNER,
    Role.PROXY,
    Role.CARER,
)
