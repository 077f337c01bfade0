"""A page parted: furniture from prose, text from text, sentence from sentence."""
