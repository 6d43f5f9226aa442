"""The command line: one file a command, each thin. See README.md."""
