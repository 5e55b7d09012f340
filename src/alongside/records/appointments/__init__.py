"""Room 3: the two linked contacts, information gathering and conversation."""
