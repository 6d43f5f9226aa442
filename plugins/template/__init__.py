"""Workbooks to fill in, made from the data contract of a plan."""

from guiju.plugins.template.template import template

__all__ = ["template"]
