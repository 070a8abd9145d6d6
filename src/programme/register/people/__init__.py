"""What is personal: the vault that holds a key for each person, and the sealing of texts with these keys."""
