"""Who and which: what pronouns, short names and bare nouns stand for.

A module may use those above it.

What a word may stand for:

    binding        what the grammar of its own sentence forbids a pronoun to mean
    phrases        a noun phrase cut to what tells which one it is
    mentions       the noun phrases of a sentence, with what they are
    calls          the phrases by which a text calls things of a kind
    deeds          what a verb told first (deeds.toml)

What a bare noun means:

    firstnamed     by what the text has called it
    focus          the body that the text was just telling of
    pairs          "the two men"
    definites      "the country", "the ministry", by all of these

What a pronoun means:

    agreement      what its form forbids
    objects        the "it" to which something is done
    empty          an "it" that means nothing
    meaning        the heaviest of what is left
    pronouns       the name that a title writes for it

What else a line cannot say alone:

    aged           "the 19-year-old"
    comparing      "similar protests"
    counted        "31 died"
    firstperson    the "I" of a text that somebody tells
    illness        "the virus"
    there          "there"
    references     all of these and the pronouns, written into a line
    story          of which country's affairs the text tells
    where          where it was, for a line that names no place
"""
