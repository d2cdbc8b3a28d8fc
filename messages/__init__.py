"""Every word people read: typed messages with their English text, and `nl/` with the Dutch catalogue."""
