"""Who writes a plan together."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
WRITES = (Role.PERSON, *CARES)
