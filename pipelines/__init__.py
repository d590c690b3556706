"""Puts the language to work: take in, extract, match, keep, export, measure."""
