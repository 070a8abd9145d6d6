"""Fuzz one target with atheris: ``./dev python -m fuzz.run TARGET [options of libFuzzer]``.

Install it with ``pip install 'programme[fuzz]'``. What is found besides is kept in ``corpus/TARGET`` under ``fuzz``,
and an input that fails in the folder from which this is run.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

CORPUS = Path(__file__).with_name("corpus")
LIMITS = ["-rss_limit_mb=1024", "-timeout=60"]


def main() -> None:
    """Run a target for as long as the options say."""
    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["programme", "ruamel", "tomllib"]):
        from fuzz.seeds import seeds
        from fuzz.targets import TARGETS

        for seed in seeds(name):  # commands import late: what they import here is watched, what comes later is not
            TARGETS[name](seed)
    found = CORPUS / name
    found.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(name)):
        (found / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *LIMITS, *options, str(found)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
