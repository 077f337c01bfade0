"""Whatever touches disk, clock, order or other machines; the command line."""
