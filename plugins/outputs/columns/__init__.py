"""Results that lie in arrays, written from the arrays. Only for large ones loaded."""
