"""What the grammar of a sentence tells of an event: its clause, what denies it, what of it may go."""
