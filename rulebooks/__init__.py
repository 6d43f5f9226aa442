"""The rulebooks that ship with Guiju. Data only. See README.md."""
