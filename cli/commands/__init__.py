"""One file a command. They are imported one at a time, when they are called.

Each of them has a ``command``; ``guiju.cli.contents`` lists their names.
"""
