"""`programme audit`: seals, proofs, witnesses, and verification of all of it."""
