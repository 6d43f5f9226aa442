"""Large tables held to the data contract in columns; see ``gather.py``.

Reached only where a source gives its rows as Arrow batches: NumPy and pyarrow are
imported here and nowhere else in the intake.
"""
