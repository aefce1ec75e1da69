"""The logs to measure on: made once, kept in the folder, packed as each work needs them."""

from __future__ import annotations

import glob
import json
import os
import subprocess

REPOSITORY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def ready(tools: str, haechi: str, form: str, events: int, folder: str, packed: tuple[str, ...] = ("zst", "gz")) -> dict[str, str]:
    """Makes the log of `form` with `events` lines and gives its files: plain, zst, gz; the latter two where `packed` names them."""
    os.makedirs(folder, exist_ok=True)
    plain = os.path.join(folder, "access.jsonl")
    if not os.path.exists(plain):
        if form == "gateway":
            subprocess.run([tools, "make-log", "--events", str(events), "--out", folder], check=True)
        else:
            drill(haechi, events, folder, plain)
    files = {"plain": plain, "zst": plain + ".zst", "gz": plain + ".gz"}
    # Both packed as a log shipper would: the usual levels, one thread, one member.
    if "zst" in packed and not os.path.exists(files["zst"]):
        subprocess.run(["zstd", "-q", "-3", plain, "-o", files["zst"]], check=True)
    if "gz" in packed and not os.path.exists(files["gz"]):
        with open(files["gz"] + ".partial", "wb") as packed:
            subprocess.run(["gzip", "-c", "-6", plain], stdout=packed, check=True)
        os.rename(files["gz"] + ".partial", files["gz"])
    mappings(form, folder)
    return files


def drill(haechi: str, events: int, folder: str, plain: str) -> None:
    """A rehearsal's log as one file of clean lines: peers stop at the damaged ones that a rehearsal holds on purpose."""
    world = os.path.join(folder, "world")
    # A world holds about 4,767 million lines at 1:1.
    scale = max(1, 4_767_000_000 // events)
    if not os.path.exists(world):
        subprocess.run([haechi, "drill", "make", "--scale", f"1:{scale}", "--seed", "7", "--out", world], check=True)
    with open(plain + ".partial", "wb") as whole:
        for path in sorted(glob.glob(os.path.join(world, "logs", "*"))):
            for line in unpacked(path).splitlines(keepends=True):
                if line.startswith(b"{") and line.endswith(b"}\n") and sound(line):
                    whole.write(line)
    os.rename(plain + ".partial", plain)


def unpacked(path: str) -> bytes:
    """A log's text; of one that was cut off on purpose, what can be read."""
    tools = {".zst": "zstd", ".gz": "gzip"}
    tool = tools.get(os.path.splitext(path)[1])
    if tool:
        return subprocess.run([tool, "-dcq", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    with open(path, "rb") as file:
        return file.read()


def sound(line: bytes) -> bool:
    """Whether a line is JSON in UTF-8; the usual producer's lines are told by their ends, the others are read."""
    if line.startswith(b'{"ts":"') and line.count(b'"') == 50 and line.isascii():
        return True
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def mappings(form: str, folder: str) -> None:
    """`mapping.yaml` knows logs and routes only; `records.yaml` knows keys and tokens too."""
    if form == "gateway":
        with open(os.path.join(REPOSITORY, "examples", "gateway", "haechi.yaml"), encoding="utf-8") as file:
            text = file.read()
    else:
        with open(os.path.join(REPOSITORY, "Benchmarks", "mappings", "drill.yaml"), encoding="utf-8") as file:
            text = file.read()
    with open(os.path.join(folder, "records.yaml"), "w", encoding="utf-8") as file:
        file.write(text)
    with open(os.path.join(folder, "mapping.yaml"), "w", encoding="utf-8") as file:
        file.write(text.split("\ncredentials:", 1)[0] + "\n")
