"""Pages of the questions that an organisation asks: those that are shipped, and its own."""
