"""The dependency parse of sentences: names made whole before it, faults mended after it."""
