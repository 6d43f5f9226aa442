"""Faults of data, marked in a copy of the user's own workbook."""

from guiju.plugins.marked.marked import Original, marked

__all__ = ["Original", "marked"]
