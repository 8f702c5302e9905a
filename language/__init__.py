"""How Japanese is read and worded: pure functions, no clock, no database."""
