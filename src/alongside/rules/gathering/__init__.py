"""What is gathered before a conversation: checks, the sets that ask for them, and whom each set is for."""
