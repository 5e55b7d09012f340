"""Who decides about sharing, who writes a decision down, and who is shared with."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
DECIDES = (Role.PERSON, Role.PROXY, *CARES)
SHARED_WITH = (*CARES, Role.VCSE_PARTNER)
