"""What the pages of reviewing call things."""

from django.utils.translation import gettext_lazy as _

from alongside.rules.review import ReviewState, StillTrue

ANSWERS = (
    (str(StillTrue.STILL_TRUE), _("Still true")),
    (str(StillTrue.CHANGED), _("Changed")),
    (str(StillTrue.NO_LONGER), _("No longer")),
)
STATES = {
    ReviewState.NOT_YET: (_("Not due yet"), "grey"),
    ReviewState.DUE: (_("Due"), "yellow"),
    ReviewState.OVERDUE: (_("Overdue"), "red"),
}
