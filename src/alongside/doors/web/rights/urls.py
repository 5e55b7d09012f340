"""Addresses of rights: /my-record/... for the person, /requests/... for the team, /privacy/<organisation>/ for all."""

from django.urls import path

from alongside.doors.web.rights import (
    answering,
    beside,
    complaints,
    correct,
    correct_for,
    keeping,
    my_details,
    my_record,
    privacy,
    reviewing,
    texts,
)

app_name = "rights"
urlpatterns = [
    path("my-record/", my_record.mine, name="mine"),
    path("my-record/details/", my_details.my_details, name="my-details"),
    path("my-record/details/<slug:about>/", my_details.detail, name="detail"),
    path("my-record/copy/", my_record.ask, name="ask"),
    path("my-record/everything/", my_record.everything, name="everything"),
    path("my-record/copy/<uuid:request_id>/<slug:kind>/", my_record.file, name="file"),
    path("my-record/concern/", my_record.concern, name="concern"),
    path("my-record/entry/<uuid:item>/", beside.beside, name="beside"),
    path("my-record/entry/<uuid:item>/correct/", correct.correct, name="correct"),
    path("requests/", answering.requests, name="requests"),
    path("requests/correction/<uuid:correction>/", answering.correction, name="correction"),
    path("requests/for/<uuid:person>/", reviewing.record, name="record"),
    path("requests/for/<uuid:person>/correction/", correct_for.choose, name="choose"),
    path("requests/for/<uuid:person>/correction/<uuid:item>/", correct_for.correct_for, name="correct-for"),
    path("requests/copy/<uuid:request_id>/", reviewing.copy, name="copy"),
    path("requests/copy/<uuid:request_id>/longer/", reviewing.longer, name="longer"),
    path("requests/copy/<uuid:request_id>/entry/<uuid:entry>/", reviewing.entry, name="entry"),
    path("requests/copy/<uuid:request_id>/file/<slug:kind>/", reviewing.copy_file, name="copy-file"),
    path("concerns/", complaints.concerns, name="concerns"),
    path("concerns/<uuid:complaint>/", complaints.concern, name="concern-about"),
    path("concerns/<uuid:complaint>/acknowledge/", complaints.acknowledge, name="acknowledge"),
    path("texts/", texts.texts, name="texts"),
    path("texts/<slug:kind>/", texts.text, name="text"),
    path("texts/<slug:kind>/write/", texts.write, name="write"),
    path("texts/<slug:kind>/<int:number>/approve/", texts.approve, name="approve"),
    path("whom-to-ask/", texts.whom_to_ask, name="whom-to-ask"),
    path("keeping/", keeping.records, name="records"),
    path("keeping/<uuid:person>/", keeping.past, name="past"),
    path("keeping/<uuid:person>/hold/", keeping.hold, name="hold"),
    path("keeping/<uuid:person>/propose/", keeping.propose, name="propose"),
    path("keeping/lift/<uuid:hold>/", keeping.lift, name="lift"),
    path("keeping/disposal/<uuid:disposal>/", keeping.disposal, name="disposal"),
    path("privacy/<uuid:organisation>/", privacy.notice, name="notice"),
]
