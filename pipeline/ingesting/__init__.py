"""Paths -> documents and records -> claims and rejects, with an account of everything."""
