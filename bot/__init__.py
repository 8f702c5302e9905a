"""How it talks: channels, turns, delivery and dialogs."""
