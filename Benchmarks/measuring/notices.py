"""Notices each second: drafts of all groups of a rehearsal, and each person's text checked against exactly that person's record."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import report  # noqa: E402
from process import Cost, run  # noqa: E402

REPOSITORY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
NOW = ["--now", "2025-11-17T18:00:00+09:00"]
MEASURES = (
    ("revoked-key", "2025-11-17T16:40:00+09:00", "유출에 쓰인 서명 키를 폐기했습니다.", "We revoked the signing key that was used."),
    ("monitoring", "2025-11-17T17:10:00+09:00", "발급 기록이 없는 토큰을 게이트웨이에서 거부하고 감시합니다.",
     "The gateway now refuses tokens that were never issued, and watches for them."),
    ("relief", "2025-11-17T17:30:00+09:00", "피해 신고·상담 창구를 열고, 확인된 피해의 구제 절차를 안내합니다.",
     "We opened a desk for reports of harm, which explains how to get relief."))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    for name in ("haechi", "folder"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--scale", default="1:1000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--threads", type=int, choices=(1, 2), default=1)
    # What other works need: the runner hands the same options to all.
    for name in ("tools", "peers", "events", "log", "works"):
        parser.add_argument(f"--{name}")
    return parser.parse_args()


class Rehearsal:
    """A world that was scanned and scoped, with an open case."""

    def __init__(self, options: argparse.Namespace):
        self.haechi = options.haechi
        self.threads = str(options.threads)
        self.folder = os.path.join(os.path.abspath(options.folder), "notices-" + options.scale.replace(":", "-"))
        if not os.path.exists(os.path.join(self.folder, "haechi-data")):
            shutil.rmtree(self.folder, ignore_errors=True)
            run([self.haechi, "drill", "make", "--scale", options.scale, "--seed", "7", "--out", self.folder, "--json"])
            self.prepare()

    def command(self, *words: str) -> Cost:
        config = ["--config", os.path.join(self.folder, "haechi.yaml"), "--threads", self.threads, *NOW, "--json"]
        return run([self.haechi, *words, *config])

    def prepare(self) -> None:
        self.command("scan")
        self.command("detect")
        self.command("scope", "make")
        aware = "2025-11-17T16:00:00+09:00=the incident team confirms access without authority"
        self.command(
            "case", "open", "--id", "benchmark", "--cause", "forged-token", "--cause", "leaver-key", "--ended", "--discovered",
            "2025-11-16T22:12:00+09:00", "--aware", aware)
        for kind, at, korean, english in MEASURES:
            verified = ["--verified", "2025-11-17T16:55:00+09:00"] if kind == "revoked-key" else []
            self.command("case", "measure", "--kind", kind, "--at", at, *verified, "--ko", korean, "--en", english)


def people_of_scope(rehearsal: Rehearsal) -> int:
    counts = rehearsal.command("scope", "show").answer["counts"]
    return counts["people"] + counts["cannotBeExcluded"]


class Row:
    """One measured work: the cheapest of several runs."""

    def __init__(self, name: str, unit: str, count: int, costs: list[Cost]):
        best = min(costs, key=lambda cost: cost.cpu)
        self.name, self.unit, self.count, self.best, self.costs = name, unit, count, best, costs
        self.each = count / best.cpu if best.cpu else 0.0

    def measured(self) -> dict:
        return {
            "work": self.name, "unit": self.unit, "count": self.count, "each second": round(self.each, 1), "cpu": self.best.cpu,
            "wall": self.best.wall, "memory": self.best.memory, "runs": [{"cpu": cost.cpu, "wall": cost.wall} for cost in self.costs]}

    def line(self) -> str:
        return (
            f"| {self.name} | {self.count:,} {self.unit} | {self.best.cpu:.2f} | {self.best.wall:.2f} | {self.best.memory / 1e6:.0f} MB | "
            f"{self.each:,.0f} |")


def main() -> None:
    options = arguments()
    rehearsal = Rehearsal(options)
    drafts = [rehearsal.command("notice", "draft") for _ in range(options.runs)]
    texts, people = len(drafts[0].answer["list"]), people_of_scope(rehearsal)
    checks = [rehearsal.command("notice", "check", "--everyone") for _ in range(options.runs)]
    answer = checks[0].answer
    if any(cost.answer != answer for cost in checks) or answer["right"] != answer["people"]:
        raise RuntimeError("the check of everyone is not right for everyone: there is nothing to measure")
    rows = [
        Row("draft, and check each draft", "texts", texts, drafts),
        Row("check each person's text against that person's record", "people", answer["people"], checks),
        Row("of those, texts judged by every rule against a record", "pairs", answer["judged"], checks)]
    result = {
        "date": report.today(), "scale": options.scale, "threads": options.threads, "commit": report.commit(REPOSITORY),
        "machine": report.machine(), "people of the scope": people, "works": [row.measured() for row in rows]}
    folder = os.path.join(REPOSITORY, "Benchmarks", "runs")
    path = os.path.join(folder, f"{result['date']}-notices-{options.scale.replace(':', '-')}")
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1, ensure_ascii=False)
        file.write("\n")
    lines = [
        f"# Notices, {result['date']}", "",
        f"Rehearsal of {options.scale}, seed 7, {people:,} people of the scope; {options.runs} runs, the cheapest counts; whole programs, start to "
        f"end. {result['machine']['processor']}, {result['machine']['cores']} cores. Commit {result['commit']}.", "",
        "| work | count | CPU s | wall s | memory | each CPU second |", "|---|---|---|---|---|---|", *[row.line() for row in rows]]
    with open(path + ".md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines[4:]))


main()
