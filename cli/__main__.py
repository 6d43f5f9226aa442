"""``python -m guiju.cli`` is ``guiju``."""

from guiju.cli.main import main

main()
