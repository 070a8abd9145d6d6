"""The views: what the register says, arranged for reading. One file each; no view imports another.

`base` says what a projection is, and how it is brought up to date when somebody reads it. The views themselves, the
simplest first: `trail`, `timeline`, `assessment`, `board`, `agenda`.
"""
