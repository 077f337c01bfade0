"""What a document names: its people, bodies and countries, under all the names that it has for them.

A module may use those above it.

Nouns and tables:

    foremost       what a text names far oftener than the rest of its kind
    standing       where a name stands
    nouns          what nouns name (nouns.toml), what else a thing is called (alike.toml)
    sexes          whether "he" or "she" may mean somebody (sexes.toml)

Countries, bodies, illnesses:

    illness        the illness that a text is about (illnesses.toml)
    nations        countries, their short names and adjectives (nations.toml)
    sides          "the North"
    bodies         "the ministry" (bodies.toml)
    introduced     how a text introduces somebody
    rulers         who rules which country

People:

    labels         what kind of name it is
    people         whom a family name means
    cast           everybody, with sex and places
    roles          whom a role means
    qualified      a noun under the words that the text puts beside it
    kinds          what a named thing is, by all that the document says
    teller         who says "I" in a text that somebody tells
    shortforms     surnames and letters in full
"""
