"""From claims to events: clusters, bounds, conflicts, and the same again when more claims come."""
