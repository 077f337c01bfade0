"""What the timeline says of an event: its title, who, where, what kind, how firmly, how much it matters.

One idea a module, and a table beside each that needs one:

    words       the word lists (words.toml) that the other modules share
    context     what a description may know of the document around its sentence
    names       people and bodies under their full names
    pronouns    whom a pronoun means
    pruning     which words of a sentence tell of the event, and which are asides
    references  what to write for pronouns, surnames, bare bodies
    wording     tokens -> a printable line
    clauses     a verb with its subject, auxiliaries and tense
    title       the line itself: clauses, statements, event nouns
    statements  who says it, and what is stated
    entities    actors and places, with types
    kind        the kind of event (kinds.toml)
    status      fact, reported, planned, hypothetical, negated
    quantities  numbers with their units
    confidence  how far the reading can be trusted, with reasons
    plain       the line and the rest where there is no parse
    describe    all of the above for one event
    salience    how much it matters to its document (salience.toml)
    story       how much it matters to its story
    review      what a person should look at first
"""
