"""The root of all addresses: pages, FHIR, and the probes."""

from django.urls import include, path

urlpatterns = [
    path("fhir/R4/", include("alongside.doors.fhir.urls")),
    path("", include("alongside.doors.web.urls")),
]

handler400 = "alongside.doors.errors.bad_request"
handler403 = "alongside.doors.errors.forbidden"
handler404 = "alongside.doors.errors.not_found"
handler500 = "alongside.doors.errors.server_error"
handler429 = "alongside.doors.web.sign_in.lock_out.too_many_requests"  # allauth asks for it
