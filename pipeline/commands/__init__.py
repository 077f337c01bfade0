"""One module for each command; cli.py lists them in the order of the help."""
