"""Who reads and who writes the questions that people are asked."""

from alongside.rules.actors import Role

READS = (Role.COORDINATOR, Role.PROFESSIONAL)
