"""What the facts about one thing add up to: one frozen state and its fold in each file."""
