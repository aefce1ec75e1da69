"""Runs a command and says what it cost: CPU seconds, wall seconds and the peak of its memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field


@dataclass
class Cost:
    """What one or several commands cost together."""

    cpu: float = 0.0
    wall: float = 0.0
    # Peak resident memory in bytes, of the largest of the commands.
    memory: int = 0
    answer: dict = field(default_factory=dict)

    def __iadd__(self, other: "Cost") -> "Cost":
        self.cpu += other.cpu
        self.wall += other.wall
        self.memory = max(self.memory, other.memory)
        self.answer.update(other.answer)
        return self


def run(command: list[str], takes_query_cpu: bool = False, rows_to: str | None = None) -> Cost:
    """Runs a command to its end; what it prints is its answer where that is JSON.

    `takes_query_cpu` takes the CPU seconds that the command's answer names as its query's own, without the start of its language.
    `rows_to` is a file for the rows of CSV that the command prints; their number is then the answer's `pairs`.
    """
    began = time.monotonic()
    with open(rows_to or os.devnull, "wb") as rows:
        process = subprocess.Popen(command, stdout=rows if rows_to else subprocess.PIPE, stderr=subprocess.PIPE)
        output = process.stdout.read() if process.stdout else b""
        errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - began
    if process.returncode != 0:
        sys.stderr.write(errors.decode(errors="replace")[-2000:])
        raise RuntimeError(f"exit code {process.returncode}: {' '.join(command[:6])}")
    text = output.decode()
    # A library may talk before it answers: the object is the last line, or all of a longer one.
    last = text.rstrip().rsplit("\n", 1)[-1]
    try:
        answer = json.loads(last if last.startswith("{") and last.endswith("}") else text)
    except ValueError:
        answer = {}
    if rows_to:
        with open(rows_to, "rb") as rows:
            answer = {"pairs": sum(block.count(b"\n") for block in iter(lambda: rows.read(1 << 22), b"")) - 1}
    if not isinstance(answer, dict):
        answer = {"list": answer}
    cpu = used.ru_utime + used.ru_stime
    if takes_query_cpu:
        cpu, answer = answer["cpu"], answer["answer"]
    return Cost(cpu=cpu, wall=wall, memory=used.ru_maxrss * 1024, answer=answer)


def warm(path: str) -> None:
    """Reads a file once, so that it lies in the page cache."""
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 22):
            pass
