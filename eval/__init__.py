"""How well questions and replies are understood, beside plain baselines."""
