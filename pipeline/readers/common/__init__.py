"""What the readers share: the protocol, opening and decoding, dates, records, and the child process for containers."""
