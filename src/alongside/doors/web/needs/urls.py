"""Addresses of needs: /needs/... for one's own, /needs/for/<person>/... for staff who ask and confirm."""

from django.urls import include, path

from alongside.doors.web.needs import adjustments, needs, told

app_name = "needs"
steps = [
    path("", needs.needs, name="needs"),
    path("language/", told.language, name="language"),
    path("about/<slug:subset>/", told.told, name="told"),
    path("adjustments/add/", adjustments.add, name="add"),
    path("adjustments/none/", adjustments.none, name="none"),
    path("adjustments/<uuid:adjustment>/end/", adjustments.end, name="end"),
]
urlpatterns = [
    path("for/<uuid:person>/confirm/", needs.confirm, name="confirm"),
    path("for/<uuid:person>/", include(steps)),
    *steps,
]
