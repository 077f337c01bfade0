"""Which event a date dates: one protocol (`reading`), three providers (`parse`, `rules`, `model`)."""
