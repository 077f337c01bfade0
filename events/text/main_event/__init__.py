"""The main event of a document: which sentence and word tell it, and when it was where no date says so."""
