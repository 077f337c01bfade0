"""What an expression of time means, before it has a place: a closed algebra, and the calendar it is counted on."""
