"""Language and meaning: what a passage of clinical text states, never where it came from."""
