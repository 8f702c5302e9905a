"""What is recorded: tables, transactions and one file per noun."""
