"""Addresses of sharing: /sharing/... for one's own, /sharing/for/<person>/... for staff who write a decision down."""

from django.urls import include, path

from alongside.doors.web.sharing import overrides, sharing, steps
from alongside.doors.web.sharing.shared_with_us import shared_with_us

app_name = "sharing"
READER = "with/<slug:kind>/<uuid:reader>/"
decision = [
    path("", sharing.mine, name="mine"),
    path("still-ok/<uuid:decision>/", sharing.still_ok, name="still-ok"),
    path("new/", steps.new, name="new"),
    path("within/<uuid:reader>/", steps.within, name="within"),
    path(READER, steps.sections, name="sections"),
    path(f"{READER}may/", steps.may, name="may"),
    path(f"{READER}each/", steps.each, name="each"),
    path(f"{READER}purposes/", steps.purposes, name="purposes"),
    path(f"{READER}until/", steps.until, name="until"),
    path(f"{READER}check/", steps.check, name="check"),
    path(f"{READER}stop/", sharing.stop, name="stop"),
]
urlpatterns = [
    path("shared-with-us/", shared_with_us, name="shared-with-us"),
    path("overrides/", overrides.overrides, name="overrides"),
    path("overrides/<uuid:override>/", overrides.override, name="override"),
    path("for/<uuid:person>/overrides/", overrides.overrides_about, name="overrides-about"),
    path("for/<uuid:person>/overrides/ask/", overrides.ask, name="ask-override"),
    path("for/<uuid:person>/", include(decision)),
    *decision,
]
