"""The same work done by others: the same facts, the same answer asked for.

A module for each way, each with the ``PEERS`` that it stands for. Only the modules know
their packages, which the extra ``bench`` installs; a peer whose package is missing is
left out with a word.
"""
