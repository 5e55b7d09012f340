"""Who sees how a person is doing, and who rates it with them: the gate decides about each person."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
RATES = (Role.PERSON, *CARES)
READS = (*RATES, Role.VCSE_PARTNER, Role.PROXY, Role.CARER)
PERMITS = (Role.ADMINISTRATOR,)
