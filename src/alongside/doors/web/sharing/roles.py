"""Who decides about sharing, who writes a decision down, and who is shared with."""

from alongside.rules.actors import Role

CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
DECIDES = (Role.PERSON, Role.PROXY, *CARES)
SHARED_WITH = (*CARES, Role.VCSE_PARTNER)
# Showing part of a plan on a legal ground: who asks for it, and who looks again.
ASKS_OVERRIDES = (*CARES, Role.SAFEGUARDING_LEAD)
LOOKS_AGAIN = (*ASKS_OVERRIDES, Role.PRIVACY_OFFICER)
