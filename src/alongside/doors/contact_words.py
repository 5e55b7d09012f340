"""When somebody answers the phone, in words: on pages, on paper and for other systems."""

from django.utils.translation import gettext_lazy as _

from alongside.rules.involvement import AnswersWhen

ANSWERS_WHEN = {
    AnswersWhen.ANY_TIME: _("By day and at night"),
    AnswersWhen.DAY: _("By day, not at night"),
    AnswersWhen.NIGHT: _("At night, not by day"),
    AnswersWhen.NOT_ASKED: _("Not asked yet"),
}
# Beside a number that is to be rung.
ANSWERS = {
    AnswersWhen.ANY_TIME: _("Answers by day and at night"),
    AnswersWhen.DAY: _("Answers by day, not at night"),
    AnswersWhen.NIGHT: _("Answers at night, not by day"),
    AnswersWhen.NOT_ASKED: _("Not asked yet if they answer at night"),
}
