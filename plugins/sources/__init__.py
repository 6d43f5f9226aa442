"""The built-in sources, one file each; they come in by the same hook as others."""
