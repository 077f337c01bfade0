"""From a text to claims.

An article passes these on its way, and `extractor` leads it through:

1. `parting`: the page's furniture, texts run together, sentences, the pieces that are read at once.
2. `tagging`: each dated expression, by the tables of `rules` and the algebra of `meaning`; `dating`: the text itself.
3. `parsing`: the dependency parse of the sentences that hold a date.
4. `attachment`: which event each date dates; `main_event`: what the whole text tells, dated or not.
5. `description`: the event's title, who, where, kind, status, and how much it matters.
6. `claims`: its bounds and the claim itself, or the reason why there is none.

What a user types goes another way: `period` reads the words of a question by the same tables.
"""
