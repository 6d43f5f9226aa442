"""The canonical form of a rulebook: one layout, in Chinese or in English spelling.

A tree is printed, never tokens moved about; comments are woven in afterwards.
"""

from guiju.dsl.format.rulebook import format_text, print_tree

__all__ = ["format_text", "print_tree"]
