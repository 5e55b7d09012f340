"""Who writes down who may decide for a person, and who reads it."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
