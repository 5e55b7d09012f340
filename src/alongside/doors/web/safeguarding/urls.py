"""The addresses of limits."""

from django.urls import path

from alongside.doors.web.safeguarding.lifting import ask_lift, lift
from alongside.doors.web.safeguarding.limits import find, person
from alongside.doors.web.safeguarding.setting import set_limit
from alongside.doors.web.safeguarding.stopping import give_back, stop

app_name = "safeguarding"
urlpatterns = [
    path("", find, name="find"),
    path("<uuid:person>/", person, name="person"),
    path("<uuid:person>/set/", set_limit, name="set_limit"),
    path("<uuid:person>/stop/<uuid:authority>/", stop, name="stop"),
    path("<uuid:person>/give-back/<uuid:authority>/", give_back, name="give_back"),
    path("<uuid:person>/<uuid:limit>/ask/", ask_lift, name="ask_lift"),
    path("<uuid:person>/<uuid:limit>/lift/", lift, name="lift"),
]
