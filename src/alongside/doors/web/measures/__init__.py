"""The pages of measures: how a person is doing, and DIALOG+."""
