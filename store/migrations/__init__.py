"""The tables' history, step by step, up and down."""
