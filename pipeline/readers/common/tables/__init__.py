"""Tables: delimited text, where the header stands, what columns mean and how they write dates, rows as claims."""
