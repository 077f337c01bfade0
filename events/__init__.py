"""Words and dates become claims, and claims become events. Pure: no files but its own tables, no clock."""
