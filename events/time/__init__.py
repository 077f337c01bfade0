"""What a date is; knows nothing of texts."""
