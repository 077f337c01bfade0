"""The lines that could tell an event, and what they are made from."""
