"""Addresses of sharing: /sharing/... for one's own, /sharing/for/<person>/... for staff who write a decision down."""

from django.urls import include, path

from alongside.doors.web.sharing import sharing
from alongside.doors.web.sharing.shared_with_us import shared_with_us

app_name = "sharing"
steps = [
    path("", sharing.mine, name="mine"),
    path("new/", sharing.new, name="new"),
    path("with/<slug:kind>/<uuid:reader>/", sharing.sections, name="sections"),
    path("with/<slug:kind>/<uuid:reader>/until/", sharing.until, name="until"),
    path("with/<slug:kind>/<uuid:reader>/check/", sharing.check, name="check"),
    path("with/<slug:kind>/<uuid:reader>/stop/", sharing.stop, name="stop"),
]
urlpatterns = [
    path("shared-with-us/", shared_with_us, name="shared-with-us"),
    path("for/<uuid:person>/", include(steps)),
    *steps,
]
