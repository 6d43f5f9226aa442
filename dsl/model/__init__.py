"""Syntax tree to model: names, types and units of measure resolved."""
