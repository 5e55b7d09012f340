"""Addresses of carers: /caring/... for one's own, /caring/for/<person>/... for staff, /caring/shown/ for the other."""

from django.urls import path

from alongside.doors.web.caring import cannot_care, carer, caring, found, shown

app_name = "caring"
urlpatterns = [
    path("", carer.mine, name="mine"),
    path("add/", found.add_mine, name="add_mine"),
    path("shown/", shown.shown, name="shown"),
    path("shown/<uuid:caring>/", shown.answer, name="answer"),
    path("for/<uuid:person>/", carer.of, name="of"),
    path("for/<uuid:person>/add/", found.add, name="add"),
    path("supporter/<uuid:supporter>/", found.add_carer, name="add_carer"),
    path("<uuid:caring>/", caring.caring, name="caring"),
    path("<uuid:caring>/words/", caring.words, name="words"),
    path("<uuid:caring>/assessment/", caring.assessment, name="assessment"),
    path("<uuid:caring>/record/", caring.record, name="record"),
    path("<uuid:caring>/end/", caring.end, name="end"),
    path("<uuid:caring>/cannot-care/<slug:part>/", cannot_care.part, name="part"),
    path("<uuid:caring>/showing/", cannot_care.showing, name="showing"),
    path("<uuid:caring>/their-answer/", cannot_care.their_answer, name="their_answer"),
]
