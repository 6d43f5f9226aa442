"""The built-in outputs, one file each; they come in through the same hook as others."""
