"""The built-in calendars, one file each, and a user's own days over them."""
