"""Workbooks to fill in, made from the data contract of a plan."""

from guiju.plugins.template.template import Asked, template, templates

__all__ = ["Asked", "template", "templates"]
