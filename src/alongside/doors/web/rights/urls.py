"""Addresses of rights: /my-record/... for the person, /privacy/<organisation>/ for everybody."""

from django.urls import path

from alongside.doors.web.rights import beside, my_record, privacy

app_name = "rights"
urlpatterns = [
    path("my-record/", my_record.mine, name="mine"),
    path("my-record/copy/", my_record.ask, name="ask"),
    path("my-record/copy/<uuid:request_id>/<slug:kind>/", my_record.file, name="file"),
    path("my-record/concern/", my_record.concern, name="concern"),
    path("my-record/entry/<uuid:item>/", beside.beside, name="beside"),
    path("privacy/<uuid:organisation>/", privacy.notice, name="notice"),
]
