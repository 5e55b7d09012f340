"""Who sees how a person is doing, and who rates it with them: the gate decides about each person."""

from alongside.rules.actors import Role

RATES = (Role.PERSON, Role.COORDINATOR, Role.PROFESSIONAL)
READS = (*RATES, Role.VCSE_PARTNER, Role.PROXY, Role.CARER)
PERMITS = (Role.ADMINISTRATOR,)
