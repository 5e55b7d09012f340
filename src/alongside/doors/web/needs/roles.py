"""Who tells what is needed: the person themself, and staff who ask them."""

from alongside.doors.web.people.roles import LISTS
from alongside.rules.actors import Role

TELLS = (Role.PERSON, *LISTS)
