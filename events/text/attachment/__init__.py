"""Which event a date dates: one protocol, several providers."""
