"""Which roles have which part in what is known of carers."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
WRITES = (Role.PERSON, *CARES)  # about themselves, or about somebody their organisation looks after
