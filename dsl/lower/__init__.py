"""Model to plan: every richer form spelled out in the closed core."""
