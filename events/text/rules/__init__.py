"""The rule tables of each language (folders), and the code that reads, checks and compiles them."""
