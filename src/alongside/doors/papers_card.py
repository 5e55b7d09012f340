"""The emergency card on paper: who it is about, how to open the page, and when it was printed. No word about health."""

from django.utils.formats import date_format
from django.utils.translation import gettext

from alongside.engines.paper.printing import card
from alongside.engines.paper.values import CardPaper, Paper
from alongside.records.people.values import PersonView
from alongside.records.sharing.values import CardView


def card_paper(view: CardView, person: PersonView, address: str) -> Paper:
    """Three of the same card: for the wallet, the bag and the fridge. The passcode is on none of them."""
    values = {
        "name": person.called,
        "ask": view.ask,
        "printed": date_format(view.printed_on, "j F Y"),
        "ends": date_format(view.ends_on, "j F Y"),
    }
    passcode = (
        gettext("It needs a passcode, which is not on this card. Ask me, or: %(ask)s")
        if view.ask
        else gettext("It needs a passcode, which is not on this card. Ask me.")
    )
    paper = CardPaper(
        title=gettext("Emergency card: %(name)s") % {"name": person.name},
        heading=gettext("In an emergency"),
        name=person.name,
        front=(
            gettext("I have a page for you: how to talk with me, what to do first, whom to call."),
            gettext("Scan the square, or type:"),
        ),
        back=(
            passcode % values,
            gettext("Say who you are and why. I am told each time. It opens for one hour."),
            gettext("Do not wait for it: treat me as you see me."),
            gettext("Printed on %(printed)s. Works until %(ends)s. Ask whether there is a newer card.") % values,
        ),
        cut=(
            gettext("Cut along the dotted lines and fold in the middle. All three cards are the same."),
            gettext("Keep the passcode apart from the cards. Tell it to people whom you trust."),
            gettext("If you lose a card, sign in and stop it (My emergency cards), or ring your team."),
        ),
        link=address,
        printed_on=view.printed_on,
    )
    return card(paper, translate=gettext)
