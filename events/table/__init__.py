"""From claims to events: `folding` clusters what `matching` finds near, by what its words tell (`wording`).

`schema` names the columns; `constrained` applies what claims say of the order of events; `comparing` holds two short
texts against each other without any table.
"""
