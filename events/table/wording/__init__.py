"""What the words of a claim tell: their rarity, the deed that they name, the numbers they carry."""
