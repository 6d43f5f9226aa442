"""From sheets to facts, held to the data contract; see ``intake.py``."""
