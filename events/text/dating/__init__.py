"""When a text was written: what it says of it, or what its clues allow."""
