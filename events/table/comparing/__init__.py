"""Two short texts held against each other, with no store around them."""
