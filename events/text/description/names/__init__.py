"""What a document names: its people, bodies and countries, under all the names that it has for them."""
