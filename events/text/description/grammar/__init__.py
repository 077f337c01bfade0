"""What the grammar of a sentence tells of an event: its clause, what denies it, what of it may go.

A module may use those above it.

    asides         what stands beside a clause: brackets, dashes, the other side of a colon
    conditions     what an event hangs on
    trees          what is under a token, before it, joined to it
    clauses        the verb of an event, its subject, its auxiliaries
    borrowing      the subject that a verb shares
    countering     what denies an event, doubts it, or calls it off
    finite         verbs in the tense of a headline
    complements    what fills a word, which says nothing without it
    keeping        how much an editor misses a group of words (keeping.toml)
    needless       what no title needs, by rules
    shortening     what goes first where a line is too long
    byrank         what goes by those rules, the rest in an order of rank
    byshare        what goes by the share of editors who keep it
    pruning        one or the other, and what stands beside the clause
"""
