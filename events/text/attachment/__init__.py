"""Which event a date dates: one protocol (`reading`), three providers (`parse`, `rules`, `model`).

A module may use those above it.

What is given and found:

    lexicon        classes of verbs and nouns, one folder of tables a language
    use            how a sentence uses a date
    reading        what an attacher is given, what it gives back

What the words around a date say:

    wording        "no later than", "as of"
    lengths        "over the past year"
    ranges         two dates that are the ends of one range
    measured       "the worst flood since 1988" (measured.toml)
    tense          the tense of the event's verb

`rules`, without a model:

    rules          the nearest word that looks like an event

`parse`, up the tree of the sentence:

    phrase         the date's tokens and the word it hangs on
    kinds          what that word can be
    nouns          from a noun to the event
    verbs          from a verb to the event
    heads          from any word to the event
    passed_over    dates that date nothing here
    companions     the further events of one date
    lags           "three days after the armistice"
    parse          all of these, for one text

`model`, by a language model:

    asking         what it is asked
    answers        the form of what it answers
    meant          the other days that the words of a date can mean
    proposals      what it answers, held against the text
    endpoint       whether it can be asked, and what asking it took
    model          the conversation
"""
