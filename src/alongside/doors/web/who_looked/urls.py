"""The address of who looked: /who-looked/."""

from django.urls import path

from alongside.doors.web.who_looked.who_looked import who_looked

app_name = "who_looked"
urlpatterns = [path("", who_looked, name="who-looked")]
