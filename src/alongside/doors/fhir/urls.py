"""The addresses of the FHIR door."""

urlpatterns: list[object] = []
