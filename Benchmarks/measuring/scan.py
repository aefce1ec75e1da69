"""The table of parsing, detection, scope and index: ours beside the peers', on the same file and in alternating runs."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

sys.path[:0] = [os.path.dirname(os.path.abspath(__file__)), os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "peer_queries")]

import logs  # noqa: E402
import report  # noqa: E402
from contenders import Ours, Peer  # noqa: E402
from forms import FORMS  # noqa: E402
from process import Cost, warm  # noqa: E402
from works import Work, Works  # noqa: E402


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("haechi", "tools", "folder", "peers"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--log", choices=sorted(FORMS), default="gateway")
    parser.add_argument("--threads", type=int, choices=(1, 2), default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--works", default="")
    return parser.parse_args()


def measure(work: Work, runs: int) -> dict:
    """Alternating runs of every contender; of each the least CPU, the least wall time and the highest peak."""
    best: dict[str, dict] = {}
    answers: dict[str, dict] = {}
    for _ in range(runs):
        for name, steps in work.contenders.items():
            if "fault" in best.get(name, {}):
                continue
            for file in work.files() if callable(work.files) else work.files:
                warm(file)
            try:
                cost: Cost = steps()
            except (RuntimeError, ValueError, KeyError) as fault:
                print(f"  {name}: {fault}", file=sys.stderr)
                best[name] = {"fault": str(fault)}
                continue
            known = best.setdefault(name, {"cpu": cost.cpu, "wall": cost.wall, "memory": 0, "all": []})
            known["cpu"], known["wall"] = min(known["cpu"], cost.cpu), min(known["wall"], cost.wall)
            known["memory"] = max(known["memory"], cost.memory)
            known["all"].append(round(cost.cpu, 3))
            # Ours are sums of 64 bits that wrap around; a peer may add in more.
            answers[name] = {key: cost.answer[key] % (1 << 64) for key in work.agree if key in cost.answer}
    complete = [answer for answer in answers.values() if answer]
    return {
        "name": work.name, "title": work.title, "costs": best, "answers": answers, "against": work.against, "floor": work.floor,
        "stretch": work.stretch, "speeds": work.speeds, "agrees": all(answer == complete[0] for answer in complete), "notes": work.notes}


def notes(row: dict, work: Work, works: Works, events: int) -> None:
    """What a row's figures say beyond their ratio."""
    costs = row["costs"]
    ours = costs.get("haechi", {})
    if "fault" in ours:
        return
    if "bare decoder" in costs:
        row["notes"].append(f"{ours['cpu'] / costs['bare decoder']['cpu']:.2f} times the bare decoder ({costs['bare decoder']['cpu']:.2f} s)")
    if work.name == "groups" and "memory" in costs.get("duckdb", {}):
        share = ours["memory"] / costs["duckdb"]["memory"]
        row["notes"].append(f"{share:.2f} of DuckDB's memory (at most 0.20)")
    if work.name == "index":
        row["notes"].append(f"{works.ours.index_bytes() / events:.1f} bytes an event")
        if os.path.exists(works.database):
            row["notes"].append(f"DuckDB's file: {os.path.getsize(works.database) / events:.1f} bytes an event")
    if "duckdb import" in costs and "fault" not in costs["duckdb import"]:
        row["notes"].append(
            f"against DuckDB's import and its queries ({costs['duckdb import']['cpu']:.2f} s): "
            f"{costs['duckdb import']['cpu'] / ours['cpu']:.1f}× (floor 12×, stretch 20×)")


def versions(python: str, names: list[str]) -> list[str]:
    if not names:
        return []
    frozen = subprocess.run([python, "-m", "pip", "freeze", "--disable-pip-version-check"], capture_output=True, text=True).stdout
    return sorted(line for line in frozen.split() if line.split("==")[0] in ("duckdb", "polars", "chdb", "chdb-core"))


def main() -> None:
    options = arguments()
    names = [] if options.peers == "none" else options.peers.split(",")
    folder = os.path.join(os.path.abspath(options.folder), f"{options.log}-{options.events}")
    wanted = options.works.split(",") if options.works else []
    packed = tuple(kind for kind in ("zst", "gz") if not wanted or f"scope-{kind}" in wanted)
    files = logs.ready(options.tools, options.haechi, options.log, options.events, folder, packed)
    peers = {name: Peer(name, sys.executable, options.log, options.threads) for name in names}
    works = Works(Ours(options.haechi, options.tools, folder, options.threads), peers, FORMS[options.log], files)
    with open(files["plain"], "rb") as file:
        events = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 24), b""))
    rows = []
    for work in works.all():
        if wanted and work.name not in wanted:
            continue
        print(f"{work.title} …", file=sys.stderr)
        row = measure(work, options.runs)
        notes(row, work, works, events)
        rows.append(row)
    repository = logs.REPOSITORY
    result = {
        "date": report.today(), "log": options.log, "events": events, "bytes": os.path.getsize(files["plain"]), "threads": options.threads,
        "runs": options.runs, "commit": report.commit(repository), "machine": report.machine(), "peers": names,
        "versions": versions(sys.executable, names), "load": " ".join(f"{load:.1f}" for load in os.getloadavg()), "rows": rows}
    path = report.keep(result, os.path.join(repository, "Benchmarks", "runs"))
    print(report.page(result))
    print(f"kept as {os.path.relpath(path, repository)}.md and .json", file=sys.stderr)


main()
