"""The addresses of limits and concerns."""

from django.urls import path

from alongside.doors.web.safeguarding.concern_steps import close, name_somebody, note, own_view
from alongside.doors.web.safeguarding.concerns import add_concern, concern, concerns, from_worry
from alongside.doors.web.safeguarding.keeping_away import keep_away
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
    path("<uuid:person>/concerns/", concerns, name="concerns"),
    path("<uuid:person>/concerns/add/", add_concern, name="add_concern"),
    path("<uuid:person>/concerns/from/<uuid:escalation>/", from_worry, name="from_worry"),
    path("<uuid:person>/concerns/<uuid:concern>/", concern, name="concern"),
    path("<uuid:person>/concerns/<uuid:concern>/note/", note, name="note"),
    path("<uuid:person>/concerns/<uuid:concern>/view/", own_view, name="own_view"),
    path("<uuid:person>/concerns/<uuid:concern>/name/", name_somebody, name="name_somebody"),
    path("<uuid:person>/concerns/<uuid:concern>/keep-away/", keep_away, name="keep_away"),
    path("<uuid:person>/concerns/<uuid:concern>/close/", close, name="close"),
    path("<uuid:person>/give-back/<uuid:authority>/", give_back, name="give_back"),
    path("<uuid:person>/<uuid:limit>/ask/", ask_lift, name="ask_lift"),
    path("<uuid:person>/<uuid:limit>/lift/", lift, name="lift"),
]
