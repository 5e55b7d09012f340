"""Addresses of people, for the team: /people/..."""

from django.urls import path

from alongside.doors.web.people import (
    add,
    apart,
    details,
    gone,
    health,
    letters,
    list,
    merge,
    more,
    new_code,
    person,
)

app_name = "people"
urlpatterns = [
    path("", list.people, name="list"),
    path("add/", add.add, name="add"),
    path("add/not-added/", add.not_added, name="not_added"),
    path("<uuid:person>/", person.person, name="person"),
    path("<uuid:person>/health/", health.health, name="health"),
    path("<uuid:person>/details/", details.details, name="details"),
    path("<uuid:person>/gone/", gone.gone, name="gone"),
    path("<uuid:person>/merge/", merge.choose, name="merge"),
    path("<uuid:person>/merge/<uuid:other>/", merge.compare, name="compare"),
    path("<uuid:person>/merge/<uuid:other>/undo/", merge.undo, name="undo_merge"),
    path("<uuid:person>/more/", more.more, name="more"),
    path("<uuid:person>/more/who/", more.who, name="who"),
    path("<uuid:person>/more/number/", more.number, name="number"),
    path("<uuid:person>/more/number/<uuid:identifier>/", more.verify, name="verify"),
    path("<uuid:person>/more/contact/", more.contact, name="contact"),
    path("<uuid:person>/more/about/", more.background, name="background"),
    path("<uuid:person>/more/<slug:kind>/<uuid:detail>/remove/", more.remove, name="more_remove"),
    path("<uuid:person>/apart/<slug:kind>/", apart.apart, name="apart"),
    path("<uuid:person>/apart/<slug:kind>/look/", apart.look, name="apart_look"),
    path("<uuid:person>/letters/", letters.letters, name="letters"),
    path("<uuid:person>/new-code/", new_code.new_code, name="new_code"),
]
