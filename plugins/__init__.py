"""What comes in and goes out: hooks, sources, intake, outputs. See README.md."""
