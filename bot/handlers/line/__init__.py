"""LINE: citizens ask and read what is published; actuals are never collected here."""
