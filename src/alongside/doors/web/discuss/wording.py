"""What the pages of the conversation call things."""

from django.utils.translation import gettext_lazy as _

from alongside.rules.discuss import Lacking

HOW = (
    ("surgery", _("At the surgery")),
    ("home", _("At their home")),
    ("phone", _("By phone")),
    ("video", _("By video call")),
)
LACKING = {
    Lacking.WHO: _("Nobody is written down who took part."),
    Lacking.LIFE: _("So far it is all about health. Is there something about their life that they want to talk about?"),
}
# What a topic's page does with the browser's own keys: each letter stands as an accesskey in its template.
KEYS = (
    ("S", _("save")),
    ("N", _("save, and go to the next topic")),
    ("U", _("undo my last save")),
    ("B", _("topic before")),
    ("F", _("topic after")),
    ("G", _("add a goal")),
    ("D", _("add something to decide")),
    ("E", _("add what was explained")),
)
# Prompts for the one who leads, in the order of a conversation (domain.md 13.5).
TO_ASK = (
    _("What is a usual day like? And a bad day?"),
    _("What would you like to be different? What would you be doing then?"),
    _("Why does that matter to you?"),
    _("What could you do, what could we do, and what could others do? What if nothing is done?"),
    _("What is the first small step? When, and where? What could get in the way?"),
    _("How sure are you, from 1 to 10? What would make it one higher?"),
    _("Who else could help?"),
    _("What shall we write down, in your words?"),
    _("When and how shall we look at it again?"),
)
