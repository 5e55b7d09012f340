"""The addresses of who looked: /who-looked/, and the same on paper."""

from django.urls import path

from alongside.doors.web.who_looked.who_looked import print_it, who_looked

app_name = "who_looked"
urlpatterns = [path("", who_looked, name="who-looked"), path("print/", print_it, name="print")]
