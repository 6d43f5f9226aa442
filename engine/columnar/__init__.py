"""The columnar reading: all units at once, exactly as the reference has them."""
