"""Addresses of discussing: /discuss/..."""

from django.urls import path

from alongside.doors.web.discuss import adding, conversation, live, topic

app_name = "discuss"
urlpatterns = [
    path("<uuid:round_id>/", conversation.conversation, name="conversation"),
    path("<uuid:round_id>/start/", conversation.start, name="start"),
    path("<uuid:round_id>/present/", adding.present, name="present"),
    path("<uuid:round_id>/topics/", adding.topic, name="topic"),
    path("<uuid:round_id>/topics/<uuid:topic>/", adding.topic_buttons, name="topic-buttons"),
    path("<uuid:round_id>/topics/<uuid:topic>/words/", topic.words, name="words"),
    path("<uuid:round_id>/topics/<uuid:topic>/live/", live.live, name="live"),
    path("<uuid:round_id>/topics/<uuid:topic>/undo/", topic.undo, name="undo"),
    path("<uuid:round_id>/topics/<uuid:topic>/settle/", topic.settle, name="settle"),
    path("<uuid:round_id>/notes/", adding.note, name="note"),
    path("<uuid:round_id>/goals/", adding.goal, name="goal"),
    path("<uuid:round_id>/goals/<uuid:goal>/action/", adding.action, name="action"),
    path("<uuid:round_id>/decisions/", adding.decision, name="decision"),
    path("<uuid:round_id>/decisions/<uuid:decision>/option/", adding.option, name="option"),
    path("<uuid:round_id>/information/", adding.information, name="information"),
    path("<uuid:round_id>/finish/", conversation.finish, name="finish"),
]
