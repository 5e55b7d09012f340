"""Addresses of preparing: /prepare/..."""

from django.urls import path

from alongside.doors.web.prepare import (
    answers,
    appointments,
    calendar,
    calls,
    check,
    checks,
    gathering,
    hub,
    pack,
    paper,
    question,
    result,
    start,
)

app_name = "prepare"
urlpatterns = [
    path("", start.start, name="start"),
    path("answers/", answers.answers, name="answers"),
    path("checks/", checks.checks, name="checks"),
    path("checks/new/", checks.new_check_set, name="new-check-set"),
    path("checks/<slug:key>/", checks.check_set, name="check-set"),
    path("checks/<slug:key>/<int:number>/put-back/", checks.put_back, name="put-back"),
    path("calls/", calls.calls, name="calls"),
    path("packs/", answers.packs, name="packs"),
    path("<uuid:round_id>/", hub.hub, name="hub"),
    path("<uuid:round_id>/results/", hub.results, name="results"),
    path("<uuid:round_id>/question/<slug:prompt>/", question.question, name="question"),
    path("<uuid:round_id>/question/<slug:prompt>/settle/", question.settle, name="settle"),
    path("<uuid:round_id>/check/", check.check, name="check"),
    path("<uuid:round_id>/finish/", check.finish, name="finish"),
    path("<uuid:round_id>/thank-you/", check.thank_you, name="thank-you"),
    path("<uuid:round_id>/appointments/", appointments.appointments, name="appointments"),
    path("<uuid:round_id>/appointments.ics", calendar.calendar, name="calendar"),
    path("<uuid:round_id>/appointments/<slug:kind>/over/", appointments.over, name="over"),
    path("<uuid:round_id>/gathering/", gathering.gathering, name="gathering"),
    path("<uuid:round_id>/pack/", pack.pack, name="pack"),
    path("<uuid:round_id>/pack/make/", pack.make, name="make"),
    path("<uuid:round_id>/pack/result/", result.result, name="result"),
    path("<uuid:round_id>/pack/results/<uuid:result>/hold/", calls.hold, name="hold"),
    path("<uuid:round_id>/pack/release/", pack.release, name="release"),
    path("<uuid:round_id>/pack/pack.pdf", pack.print_pack, name="print"),
    path("<uuid:round_id>/paper/", paper.paper, name="paper"),
    path("<uuid:round_id>/paper/<slug:prompt>/", paper.paper_question, name="paper-question"),
    path("<uuid:round_id>/paper/<slug:prompt>/settle/", paper.paper_settle, name="paper-settle"),
    path("<uuid:round_id>/answers/", answers.round_answers, name="round-answers"),
]
