"""Addresses of preparing: /prepare/..."""

from django.urls import path

from alongside.doors.web.prepare import (
    answers,
    appointments,
    check,
    files,
    helped,
    hub,
    pack,
    paper,
    question,
    read_out,
    result,
    start,
    tracking,
)

app_name = "prepare"
urlpatterns = [
    path("", start.start, name="start"),
    path("answers/", answers.answers, name="answers"),
    path("packs/", answers.packs, name="packs"),
    path("to-type/", files.to_type, name="to-type"),
    path("<uuid:round_id>/", hub.hub, name="hub"),
    path("<uuid:round_id>/results/", hub.results, name="results"),
    path("<uuid:round_id>/question/<slug:prompt>/", question.question, name="question"),
    path("<uuid:round_id>/question/<slug:prompt>/settle/", question.settle, name="settle"),
    path("<uuid:round_id>/check/", check.check, name="check"),
    path("<uuid:round_id>/finish/", check.finish, name="finish"),
    path("<uuid:round_id>/thank-you/", check.thank_you, name="thank-you"),
    path("<uuid:round_id>/appointments/", appointments.appointments, name="appointments"),
    path("<uuid:round_id>/pack/", pack.pack, name="pack"),
    path("<uuid:round_id>/pack/make/", pack.make, name="make"),
    path("<uuid:round_id>/pack/result/", result.result, name="result"),
    path("<uuid:round_id>/pack/results/<uuid:result>/hold/", pack.hold, name="hold"),
    path("<uuid:round_id>/pack/release/", pack.release, name="release"),
    path("<uuid:round_id>/pack/pack.pdf", pack.print_pack, name="print"),
    path("<uuid:round_id>/pack/step/", tracking.step, name="step"),
    path("<uuid:round_id>/pack/send-again/", tracking.send_again, name="send-again"),
    path("<uuid:round_id>/pack/read-out/", read_out.read_out, name="read-out"),
    path("<uuid:round_id>/paper/", paper.paper, name="paper"),
    path("<uuid:round_id>/paper/<slug:prompt>/", paper.paper_question, name="paper-question"),
    path("<uuid:round_id>/paper/<slug:prompt>/settle/", paper.paper_settle, name="paper-settle"),
    path("<uuid:round_id>/helped/", helped.helped, name="helped"),
    path("<uuid:round_id>/files/add/", files.add, name="file-add"),
    path("<uuid:round_id>/files/<uuid:attachment>/", files.file, name="file"),
    path("<uuid:round_id>/files/<uuid:attachment>/content/", files.content, name="file-content"),
    path("<uuid:round_id>/files/<uuid:attachment>/typed/", files.typed, name="file-typed"),
    path("<uuid:round_id>/files/<uuid:attachment>/take-back/", files.take_back, name="file-take-back"),
    path("<uuid:round_id>/answers/", answers.round_answers, name="round-answers"),
]
