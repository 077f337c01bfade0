"""What one format alone needs of times, beside the reader that reads its records."""
