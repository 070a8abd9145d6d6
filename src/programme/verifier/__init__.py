"""The second verifier, given to auditors as a file: nothing of the program imports it, and it imports nothing of it."""
