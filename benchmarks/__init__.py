"""How fast the register is, against what the database itself and other libraries do, side by side in one run."""
