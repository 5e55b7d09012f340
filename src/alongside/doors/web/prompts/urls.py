"""Addresses of prompt sets: /prompts/..."""

from django.urls import path

from alongside.doors.web.prompts import prompts, writing

app_name = "prompts"
urlpatterns = [
    path("", prompts.sets, name="sets"),
    path("new/", writing.begin, name="begin"),
    path("<slug:key>/", prompts.one, name="set"),
    path("<slug:key>/change/", writing.change, name="change"),
    path("<slug:key>/withdraw/", writing.withdraw, name="withdraw"),
    path("<slug:key>/put-back/<int:version>/", writing.put_back, name="put-back"),
]
