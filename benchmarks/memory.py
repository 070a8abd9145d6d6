"""How much memory the works on a large register take, each in a process of its own, as Linux counts it.

What counts is the peak of what is resident: VmHWM of the process itself, since ``ru_maxrss`` begins with that of the
process that started it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import say
from benchmarks.registers import register_of
from programme.register.recorder import Recorder
from programme.simulation.programme import PROGRAMME_ID

REACH, AIM = 512, 256  # MiB
_COMMAND = """
import sys
from programme.cli.run import run
code = run(sys.argv[1:])
"""
_READING = """
import sys
from pathlib import Path
from programme.register.codec import decode
from programme.register.recorder import Recorder
with Recorder.open(Path(sys.argv[1]), read_only=True) as recorder:
    for batch in recorder.scan():
        for position, data in batch:
            decode(position, data)
code = 0
"""
_PEAK = """
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")), file=sys.stderr)
sys.exit(code)
"""


def memory(folder: Path, entries: int) -> list[str]:
    """Return lines of Markdown: the peak of each work."""
    lines = ["| work | peak | reach | aim | |", "|---|---|---|---|---|"]
    for name, program, arguments in _works(folder, entries):
        say(f"memory: {name} ...")
        peak = _peak(program, arguments, folder)
        verdict = "aim" if peak <= AIM else "reach" if peak <= REACH else "missed"
        lines.append(f"| {name} | {peak:.0f} MiB | {REACH} MiB | {AIM} MiB | {verdict} |")
    return lines


def _works(folder: Path, entries: int) -> Iterator[tuple[str, str, list[str]]]:
    source, file, target = register_of(folder, entries), folder / "memory.jsonl", folder / "memory.db"
    here = ["--register", str(source)]
    yield f"{entries} entries read and validated", _READING, [str(source)]
    yield "all views rebuilt from them", _COMMAND, ["projection", "rebuild", *here]
    yield "all of them verified", _COMMAND, ["audit", "verify", *here]
    yield "all of them exported (.jsonl)", _COMMAND, ["export", "cloudevents", str(file), *here]
    Recorder.create(target, PROGRAMME_ID).close()
    yield "and imported again", _COMMAND, ["import", str(file), "--yes", "--register", str(target)]


def _peak(program: str, arguments: list[str], folder: Path) -> float:
    """Return the peak of a process in MiB; one that fails ends the benchmark."""
    command = [sys.executable, "-c", program + _PEAK, *arguments]
    ran = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {ran.returncode}\n{ran.stderr}")
    return int(ran.stderr.split()[-1]) / 1024
