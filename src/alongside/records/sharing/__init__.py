"""Room 5: the person's sharing decisions and restrictions, and what they let each reader see."""
