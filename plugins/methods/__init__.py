"""The built-in methods, one file each; they come in through the same hook as others."""
