"""Who looks at a plan again."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
ANSWERS = (Role.PERSON, *CARES)
TELLS = (Role.PERSON, Role.CARER)
