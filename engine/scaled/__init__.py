"""The plan as a small program on whole numbers: what every fast reading carries out."""
