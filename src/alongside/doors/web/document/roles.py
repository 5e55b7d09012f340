"""Who writes a plan together, and who says yes to it."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
WRITES = (Role.PERSON, *CARES)
AGREES = (Role.PERSON, Role.PROXY, *CARES)
