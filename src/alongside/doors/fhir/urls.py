"""The addresses of the FHIR door."""

from django.urls import path, re_path

from alongside.doors.fhir import resources

app_name = "fhir"
urlpatterns = [
    path("metadata", resources.metadata, name="metadata"),
    path("Patient", resources.search_patients, name="search_patients"),
    path("Patient/<str:given>", resources.read_patient, name="read_patient"),
    path("CarePlan", resources.search_care_plans, name="search_care_plans"),
    path("CarePlan/<str:given>", resources.read_care_plan, name="read_care_plan"),
    path("Goal", resources.search_goals, name="search_goals"),
    path("Goal/<str:given>", resources.read_goal, name="read_goal"),
    path("CareTeam", resources.search_care_teams, name="search_care_teams"),
    path("CareTeam/<str:given>", resources.read_care_team, name="read_care_team"),
    path("Consent", resources.search_consents, name="search_consents"),
    path("Consent/<str:given>", resources.read_consent, name="read_consent"),
    re_path(r"^(?P<rest>.*)$", resources.unknown, name="unknown"),
]
