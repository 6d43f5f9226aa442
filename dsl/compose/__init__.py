"""Rulebooks made of others: 引用 and 继承 are gone before anything has a meaning."""
