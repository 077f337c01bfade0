"""From claims to events."""
