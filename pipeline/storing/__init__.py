"""The claim log: append-only, atomic, safe for several writers."""
