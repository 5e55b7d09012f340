"""Addresses of who supports a person: /careteam/... for one's own, /careteam/for/<person>/... for staff."""

from django.urls import path

from alongside.doors.web.careteam import coordinator, handover, supporter, team

app_name = "careteam"
urlpatterns = [
    path("", team.team, name="team"),
    path("add/", team.add, name="add"),
    path("caseloads/", handover.caseloads, name="caseloads"),
    path("caseloads/<uuid:account>/", handover.handover, name="handover"),
    path("handed-over/<uuid:batch>/", handover.handed_over, name="handed_over"),
    path("for/<uuid:person>/", team.team, name="team_of"),
    path("for/<uuid:person>/add/", team.add, name="add_of"),
    path("for/<uuid:person>/coordinator/", coordinator.coordinator, name="coordinator"),
    path("<uuid:supporter>/", supporter.supporter, name="supporter"),
    path("<uuid:supporter>/change/", supporter.change, name="change"),
    path("<uuid:supporter>/end/", supporter.end, name="end"),
    path("<uuid:supporter>/decision/", supporter.decision, name="decision"),
    path("<uuid:supporter>/conflict/", supporter.conflict, name="conflict"),
    path("<uuid:supporter>/concern/", supporter.concern, name="concern"),
]
