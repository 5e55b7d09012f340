"""Room 7: how a person is doing, in their own ratings, and the DIALOG+ sessions in which they are talked about."""
