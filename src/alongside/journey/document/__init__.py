"""Document: from draft to a plan agreed together, copied and shared."""
