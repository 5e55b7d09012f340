"""The addresses of sign-in."""

from django.urls import path

from alongside.doors.web.sign_in import (
    birth_dates,
    by_email,
    landing,
    letter_codes,
    own_record,
    own_sessions,
    personas,
    second_steps,
)
from alongside.doors.web.sign_in.oidc import views as oidc

app_name = "sign_in"
urlpatterns = [
    path("", landing.ways_in, name="ways_in"),
    path("continue/", landing.carry_on, name="carry_on"),
    path("persona/", personas.sign_in_as, name="persona"),
    path("code/", letter_codes.letter_code, name="letter_code"),
    path("own-record/", own_record.own_record, name="own_record"),
    path("birth-date/", birth_dates.birth_date, name="birth_date"),
    path("next-time/", by_email.next_time, name="next_time"),
    path("my-address/", by_email.my_address, name="my_address"),
    path("my-address/code/", by_email.my_address_code, name="my_address_code"),
    path("with/<slug:name>/", oidc.start, name="oidc_start"),
    path("with/<slug:name>/back/", oidc.back, name="oidc_back"),
    path("ways/sessions/", own_sessions.my_sessions, name="my_sessions"),
    path("set-up/", second_steps.set_up, name="set_up"),
]
