"""Which claims may tell of one event: pairs worth a look, and how far they agree."""
