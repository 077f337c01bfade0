"""What the timeline says of an event: its title, who, where, what kind, how firmly, how much it matters.

A floor may stand on those before it; a table lies beside what reads it:

    words       the word lists (words.toml) that the other modules share
    wording     tokens -> a printable line
    weighing    what a learned table says: shares from the traits of a line
    context     what a description may know of the document around its sentence
    names/      people, bodies and countries under all their names
    grammar/    a verb's clause, what stands beside it, what denies it, which of its words may go
    who/        what pronouns, short names and bare nouns stand for, and what to write for them
    lines/      the lines that could tell an event: clauses, statements, noun phrases, stretches of the sentence
    judging/    what is measured of a line, its faults and their prices, how likely a reader prints it
    title       the line that is printed
    entities    actors and places, with types
    kind        the kind of event (kinds.toml)
    status      fact, reported, planned, hypothetical, negated
    quantities  numbers with their units (quantities.toml)
    describe    all of the above for one event
    salience    how much it matters to its document (salience.toml)
    review      what a person should look at first
"""
