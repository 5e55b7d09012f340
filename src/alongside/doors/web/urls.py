"""All pages: one line for each room."""

from django.urls import include, path

from alongside.doors.web.help import help_page
from alongside.doors.web.sign_in.landing import sign_out

urlpatterns = [
    path("", include("alongside.doors.web.home.urls")),
    path("", include("alongside.doors.web.plan.urls")),
    path("people/matches/", include("alongside.doors.web.matches.urls")),
    path("people/", include("alongside.doors.web.people.urls")),
    path("emergency/", include("alongside.doors.web.emergency.urls")),
    path("measures/", include("alongside.doors.web.measures.urls")),
    path("card/", include("alongside.doors.web.emergency.card_urls")),
    path("authority/", include("alongside.doors.web.authority.urls")),
    path("identify/", include("alongside.doors.web.identify.urls")),
    path("prepare/", include("alongside.doors.web.prepare.urls")),
    path("prompts/", include("alongside.doors.web.prompts.urls")),
    path("discuss/", include("alongside.doors.web.discuss.urls")),
    path("document/", include("alongside.doors.web.document.urls")),
    path("review/", include("alongside.doors.web.review.urls")),
    path("information/", include("alongside.doors.web.information.urls")),
    path("needs/", include("alongside.doors.web.needs.urls")),
    path("sharing/", include("alongside.doors.web.sharing.urls")),
    path("careteam/", include("alongside.doors.web.careteam.urls")),
    path("caring/", include("alongside.doors.web.caring.urls")),
    path("safeguarding/", include("alongside.doors.web.safeguarding.urls")),
    path("who-looked/", include("alongside.doors.web.who_looked.urls")),
    path("", include("alongside.doors.web.rights.urls")),
    path("messages/", include("alongside.doors.web.messages.urls")),
    path("sign-in/", include("alongside.doors.web.sign_in.urls")),
    path("sign-in/", include("alongside.doors.web.sign_in.allauth_urls")),
    path("staff/", include("alongside.doors.web.staff.urls")),
    path("clients/", include("alongside.doors.web.clients.urls")),
    path("sign-out/", sign_out, name="sign_out"),
    path("gallery/", include("alongside.doors.web.gallery")),
    path("help/", help_page, name="help"),
]
