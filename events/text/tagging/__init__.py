"""Text -> Timex: rules, refiners, and the place on the calendar that each expression names."""
