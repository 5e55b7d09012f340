"""Addresses of reviewing: /review/..."""

from django.urls import path

from alongside.doors.web.review import due, review, updates

app_name = "review"
urlpatterns = [
    path("due/", due.due, name="due"),
    path("updates/", updates.updates, name="updates"),
    path("updates/add/", updates.add, name="add-update"),
    path("<uuid:round_id>/", review.review, name="review"),
    path("<uuid:round_id>/start/", review.start, name="start"),
    path("<uuid:round_id>/items/<uuid:item>/", review.item, name="item"),
    path("<uuid:round_id>/finish/", review.finish, name="finish"),
]
