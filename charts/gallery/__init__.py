"""One chart in each module."""
