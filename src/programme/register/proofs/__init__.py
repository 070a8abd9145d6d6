"""Proofs over the stored bytes: the Merkle tree, signed checkpoints, and what an auditor checks with them."""
