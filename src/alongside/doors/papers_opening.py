"""What paper says when a plan was opened in an emergency, or a card was used or stopped: nothing of what, or why."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext

from alongside.engines.paper.values import Block
from alongside.records.people.values import OrganisationView
from alongside.rules.dates import day_of


def opening_words(opened_at: datetime, organisation: OrganisationView) -> tuple[str, tuple[Block, ...]]:
    """The subject and the text: who opened it, when, and how to complain."""
    values = {"by": organisation.name, "day": date_format(day_of(opened_at), "j F Y")}
    told = Block(
        paragraphs=(
            gettext("Somebody at %(by)s opened your plan on %(day)s. They had to say why they needed it.") % values,
            gettext("It was open for four hours at most. Somebody else there looks at whether it was right."),
            gettext("When you sign in, “Who looked” shows this too."),
        )
    )
    wrong = Block(
        paragraphs=(
            gettext("If you think that this was wrong, ring %(by)s and ask for the privacy officer.") % values,
            gettext("You can also complain to the Information Commissioner: ring 0303 123 1113, or ico.org.uk."),
        )
    )
    return gettext("Your plan was opened"), (told, wrong)


def card_used_words(used_at: datetime, organisation: OrganisationView) -> tuple[str, tuple[Block, ...]]:
    """The subject and the text: when it was used, where it stands who said they used it, and how to stop it."""
    values = {"by": organisation.name, "day": date_format(day_of(used_at), "j F Y")}
    told = Block(
        paragraphs=(
            gettext("Somebody opened your emergency page on %(day)s, with your card and its passcode.") % values,
            gettext("They had to say who they are and why. When you sign in, “My emergency cards” shows it."),
        )
    )
    wrong = Block(
        paragraphs=(
            gettext("If you do not know who this was, or you lost the card: sign in and stop it at once."),
            gettext("If you cannot sign in, ring %(by)s.") % values,
        )
    )
    return gettext("Your emergency card was used"), (told, wrong)


def cards_stopped_words(stopped_at: datetime, organisation: OrganisationView) -> tuple[str, tuple[Block, ...]]:
    """The subject and the text: who stopped them and when, what that means, and what to do if it was not wanted."""
    values = {"by": organisation.name, "day": date_format(day_of(stopped_at), "j F Y")}
    told = Block(
        paragraphs=(
            gettext("Somebody at %(by)s stopped an emergency card of yours on %(day)s.") % values,
            gettext("Nobody can open your emergency page with it any more."),
            gettext("When you sign in, “My emergency cards” shows why, and you can make a new card there."),
        )
    )
    wrong = Block(paragraphs=(gettext("If you did not ask for this, or it was wrong, ring %(by)s.") % values,))
    return gettext("An emergency card was stopped"), (told, wrong)
