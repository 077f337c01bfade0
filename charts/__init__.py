"""The event table in, an Altair chart and an HTML page out; reads no files."""
