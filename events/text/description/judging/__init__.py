"""How well a line reads by itself: what is measured of it, its faults, and what they cost.

A module may use those above it.

    traits/          what is measured of a line, its event and its text
    cutfaults        faults by what was cut from the sentence
    readingfaults    faults by what somebody misses who has not read the text
    confidence       what each doubt costs (confidence.toml)
    gate             whether a text like this one has such an event in its timeline (gate.toml)
    judge            all of these: the faults, and the share of such lines that a reader printed (judge.toml)
"""
