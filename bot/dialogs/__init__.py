"""The conversations: pure steps from a state, an inbound message and facts to a new state and effects."""
