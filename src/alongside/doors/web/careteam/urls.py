"""Addresses of who supports a person: /careteam/... for one's own, /careteam/for/<person>/... for staff."""

from django.urls import path

from alongside.doors.web.careteam import coordinator, facilitator, handover, helping, supporter, team, worries

app_name = "careteam"
urlpatterns = [
    path("", team.mine, name="mine"),
    path("add/", team.add_mine, name="add_mine"),
    path("caseloads/", handover.caseloads, name="caseloads"),
    path("caseloads/<uuid:account>/", handover.handover, name="handover"),
    path("handed-over/<uuid:batch>/", handover.handed_over, name="handed_over"),
    path("helping/", helping.people, name="helping"),
    path("helping/<uuid:person>/", helping.helped, name="helped"),
    path("helping/end/<uuid:facilitation>/", facilitator.facilitation_end, name="facilitation_end"),
    path("worries/", worries.worries, name="worries"),
    path("worries/<uuid:escalation>/", worries.worry_opened, name="worry_opened"),
    path("worries/<uuid:escalation>/receipt/", worries.worry_receipt, name="worry_receipt"),
    path("for/<uuid:person>/", team.team, name="team"),
    path("for/<uuid:person>/add/", team.add, name="add"),
    path("for/<uuid:person>/coordinator/", coordinator.coordinator, name="coordinator"),
    path("for/<uuid:person>/worry/", worries.worry, name="worry"),
    path("<uuid:supporter>/", supporter.supporter, name="supporter"),
    path("<uuid:supporter>/change/", supporter.change, name="change"),
    path("<uuid:supporter>/end/", supporter.end, name="end"),
    path("<uuid:supporter>/decision/", supporter.decision, name="decision"),
    path("<uuid:supporter>/conflict/", supporter.conflict, name="conflict"),
    path("<uuid:supporter>/concern/", supporter.concern, name="concern"),
    path("<uuid:supporter>/facilitator/", facilitator.facilitator, name="facilitator"),
]
