"""Dates as files write them: digits, words, clocks and zones, ranges; `reading.read_date` takes them all."""
