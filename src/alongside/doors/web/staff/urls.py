"""Addresses of staff administration: /staff/..."""

from django.urls import path

from alongside.doors.web.staff import joining, list, lost_phone, member, upload

app_name = "staff"
urlpatterns = [
    path("", list.staff, name="list"),
    path("export/", list.export, name="export"),
    path("add/", joining.add, name="add"),
    path("upload/", upload.upload, name="upload"),
    path("upload/save/", upload.save, name="upload_save"),
    path("lost-phones/", lost_phone.recoveries, name="recoveries"),
    path("lost-phones/<uuid:recovery>/", lost_phone.second_check, name="second_check"),
    path("<uuid:membership>/", member.member, name="member"),
    path("<uuid:membership>/last-day/", member.last_day, name="last_day"),
    path("<uuid:membership>/end-sessions/", member.end_sessions, name="end_sessions"),
    path("<uuid:membership>/lost-phone/", lost_phone.first_check, name="first_check"),
]
