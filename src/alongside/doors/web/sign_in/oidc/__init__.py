"""Sign-in by NHS login and CIS2 (OpenID Connect), where the settings turn it on."""
