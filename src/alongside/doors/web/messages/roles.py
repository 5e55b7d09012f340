"""Who looks after messages that did not leave."""

from alongside.rules.actors import Role

SETTLES = (Role.PRACTICE_ADMINISTRATOR, Role.COORDINATOR)
