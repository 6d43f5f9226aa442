"""What changed between two rulebooks: their plans compared, and never their texts."""
