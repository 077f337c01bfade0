"""From a date and its event to a claim: bounds, the claim itself, and what gives none."""
