"""Plausible programmes of any size, from a seed: for benchmarks, tests of load, and those who want to try things out.

`script` is what happens in a territory, as data; `lives` draws a life from it; `chronicle` records lives by the real
acts, in memory; `copies` repeats the lives so recorded under other names; `programme` puts it all together.
"""
