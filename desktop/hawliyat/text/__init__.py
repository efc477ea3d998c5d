"""Plain text, language by language: cleaning, direction, folding, words and sentences."""
