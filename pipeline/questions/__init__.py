"""What is asked of a timeline: its words, what they mean, and what is answered."""
