"""A run's figures as a table and as JSON."""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess


def machine() -> dict:
    """What the run ran on."""
    model = platform.processor() or platform.machine()
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    with open("/proc/meminfo", encoding="utf-8") as info:
        memory = int(info.readline().split()[1]) * 1024
    return {"processor": model, "cores": os.cpu_count(), "memory": memory, "system": platform.platform(terse=True)}


def commit(folder: str) -> str:
    """The commit that was measured, with a mark where files differed from it."""
    ask = lambda *words: subprocess.run(["git", "-C", folder, *words], capture_output=True, text=True).stdout.strip()
    return ask("rev-parse", "--short=12", "HEAD") + ("+changes" if ask("status", "--porcelain", "--untracked-files=no") else "")


def figure(cost: dict | None) -> str:
    if cost is None:
        return "–"
    if "fault" in cost:
        return "failed"
    return f"{cost['cpu']:.{2 if cost['cpu'] >= 0.1 else 3}f} s, {cost['memory'] / 1e6:,.0f} MB"


def ratio(row: dict, other: str) -> float | None:
    ours, theirs = row["costs"].get("haechi"), row["costs"].get(other)
    if not ours or not theirs or "fault" in ours or "fault" in theirs or not row["agrees"]:
        return None
    return theirs["cpu"] / ours["cpu"]


def verdict(row: dict, events: int) -> str:
    found = ratio(row, row["against"])
    if not row["agrees"]:
        return "INVALID: the answers differ"
    if found is None or row["floor"] is None:
        return "–"
    low, high = row["speeds"] or (0, 0)
    speed = events / row["costs"]["haechi"]["cpu"] / 1e6
    if found < row["floor"] or speed < low:
        return "below the floor"
    wished = row["stretch"] or row["speeds"]
    return "stretch" if wished and found >= (row["stretch"] or 0) and speed >= high else "floor"


def table(result: dict) -> str:
    """The run in Markdown."""
    names = result["peers"]
    head = ["work", "Haechi", "M events/s", *names, "ratio", "floor / stretch", "met"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row in result["rows"]:
        ours = row["costs"].get("haechi")
        speed = f"{result['events'] / ours['cpu'] / 1e6:.1f}" if ours and ours.get("cpu") else "–"
        found = ratio(row, row["against"])
        goal = " / ".join(f"{goal:g}×" if goal else "–" for goal in (row["floor"], row["stretch"]))
        if row["speeds"]:
            goal += " and {} / {} M/s".format(*row["speeds"])
        cells = [row["title"], figure(ours), speed, *[figure(row["costs"].get(name)) for name in names],
                 f"{found:.1f}×" if found else "–", goal, verdict(row, result["events"])]
        lines.append("| " + " | ".join(cells) + " |")
    notes = [f"- {row['title']}: {note}" for row in result["rows"] for note in row["notes"]]
    return "\n".join([*lines, "", *notes])


def page(result: dict) -> str:
    m = result["machine"]
    return "\n".join([
        f"# {result['date']}: {result['log']}, {result['events']:,} events", "",
        f"{result['bytes'] / 1e9:.2f} GB of JSON Lines; {result['threads']} thread(s); CPU seconds (user + system), the best of "
        f"{result['runs']} alternating runs on a warmed file; memory is the peak of the largest process.", "",
        f"Commit {result['commit']}; {', '.join(result['versions']) or 'no peers'}; {m['processor']}, {m['cores']} cores, "
        f"{m['memory'] / 2**30:.0f} GiB. Peers: the query's own CPU, without the start of Python. Load while it ran: {result['load']}.", "",
        table(result), ""])


def keep(result: dict, folder: str) -> str:
    """Writes both forms and gives their common path without ending."""
    os.makedirs(folder, exist_ok=True)
    base = os.path.join(folder, f"{result['date']}-{result['log']}-{result['events'] // 1_000_000}m")
    number = 1
    path = base
    while os.path.exists(path + ".json"):
        number += 1
        path = f"{base}-{number}"
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1, ensure_ascii=False)
        file.write("\n")
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write(page(result))
    return path


def today() -> str:
    return datetime.datetime.now(datetime.timezone.utc).date().isoformat()
