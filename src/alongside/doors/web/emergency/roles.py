"""Who opens a plan in an emergency, and by which of the two ways."""

from alongside.rules.actors import Role
from alongside.rules.openings import OpeningKind

# Who makes emergency cards, and stops them: the person, and who acts for them.
DECIDES = (Role.PERSON, Role.PROXY)
CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
# Who stops the cards of somebody who rings and has lost them. They see that there are cards, and nothing of them.
STOPS = (*CARES, Role.SAFEGUARDING_LEAD)
REVIEWS = (Role.PRIVACY_OFFICER, Role.SAFEGUARDING_LEAD)
OPENS = (Role.EMERGENCY_VIEWER, *CARES)


def kind_for(role: Role) -> OpeningKind:
    """Emergency viewers get the emergency page; staff break the glass, and see the whole plan for four hours."""
    return OpeningKind.EMERGENCY if role == Role.EMERGENCY_VIEWER else OpeningKind.BREAK_GLASS
