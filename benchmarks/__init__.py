"""How fast things are, measured against what a reader can measure too.

A benchmark asserts nothing: the machines that run it are shared. Each module has a
``main`` that prints its ratios; ``python -m benchmarks`` runs them all.
"""
