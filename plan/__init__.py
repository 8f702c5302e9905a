"""What is measured: definitions and printed cells of a published plan, per edition, read-only."""
