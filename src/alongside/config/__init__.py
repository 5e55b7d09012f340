"""Settings, root URLs and servers: composes everything, decides nothing."""
