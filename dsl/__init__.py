"""The language: from rulebook text to plan. See README.md."""
