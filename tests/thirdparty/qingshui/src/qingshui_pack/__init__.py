"""What 清水省 adds to Guiju; the province is made up."""
