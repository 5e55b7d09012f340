"""The conversation (talking), and what is written down about its topics (topics)."""

from alongside.journey.discuss.changes.talking import (
    add_action,
    add_goal,
    add_information,
    add_note,
    add_option,
    add_present,
    add_to_decide,
    add_topic,
    finish_conversation,
    move_topic,
    park_topic,
    start_conversation,
)
from alongside.journey.discuss.changes.topics import (
    Typed,
    save_topic_draft,
    save_topic_words,
    settle_topic_words,
    undo_topic_words,
)

__all__ = [
    "Typed",
    "add_action",
    "add_goal",
    "add_information",
    "add_note",
    "add_option",
    "add_present",
    "add_to_decide",
    "add_topic",
    "finish_conversation",
    "move_topic",
    "park_topic",
    "save_topic_draft",
    "save_topic_words",
    "settle_topic_words",
    "start_conversation",
    "undo_topic_words",
]
