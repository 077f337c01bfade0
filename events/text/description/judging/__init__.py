"""How well a line reads by itself: what is measured of it, its faults, and what they cost."""
