"""The scheme as a document, ready to be circulated for comments (征求意见稿)."""
