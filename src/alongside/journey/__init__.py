"""The five verbs: identify, prepare, discuss, document, review."""
