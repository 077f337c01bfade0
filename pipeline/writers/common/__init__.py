"""What the writers share: the protocol, finding one, entries, and calendar parts of bounds."""
