"""The lines that could tell an event, and what they are made from.

A module may use those above it.

What is left out:

    halves         two things joined, each with a date of its own
    holes          dates that a line cannot lose
    owndates       the words of the event's own dates

What a line is made from:

    line           an event where its sentence tells it, and a title
    statements     who says it, and what is stated
    eventnouns     whether a noun that names an event says whose
    places         "Turin, where Fiat opened a plant"
    relatives      a relative clause as a main clause
    purposes       what a purpose is for
    sayings        a date of speech is that of what is said

The kinds of lines:

    clausetitles   a clause
    nountitles     a noun phrase
    speechtitles   who says it, and what
    contents       what a noun announces and a colon then says
    verbatim       the sentence's own words and order
    wholes         the sentence itself
    plain          without a parse
    candidates     all of these, for one event

What is set beside the line that was chosen:

    introducing    who somebody is with whose name it begins
    affairs        the affair that the text tells of
    stories        that affair, or the country, where the line says neither
    topics         what a line is about, in brackets behind it
"""
