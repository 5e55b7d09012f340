"""The team's page of messages that did not leave."""
