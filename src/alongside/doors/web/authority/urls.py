"""Addresses of authority, for the team: /authority/..., and for the person: /authority/."""

from django.urls import path

from alongside.doors.web.authority import (
    best_interests,
    capacity,
    facts,
    holding,
    inviting,
    page,
    record,
    understanding,
)

app_name = "authority"
urlpatterns = [
    path("", page.mine, name="mine"),
    path("<uuid:person>/", page.of_person, name="of"),
    path("<uuid:person>/record/", record.kind, name="record"),
    path("<uuid:person>/record/<slug:power>/", record.power, name="power"),
    path("held/<uuid:authority>/", holding.held, name="held"),
    path("held/<uuid:authority>/invite/", inviting.invite, name="invite"),
    path("held/<uuid:authority>/invited/", inviting.invited, name="invited"),
    path("held/<uuid:authority>/<slug:standing>/", holding.step, name="step"),
    path("<uuid:person>/capacity/", capacity.assess, name="assess"),
    path("<uuid:person>/best-interests/<uuid:capacity>/", best_interests.decide, name="best_interests"),
    path("<uuid:person>/understanding/", understanding.judge, name="judge"),
    path("<uuid:person>/fact/", facts.note, name="fact"),
    path("<uuid:person>/fact/<uuid:personfact>/end/", facts.end, name="end_fact"),
]
