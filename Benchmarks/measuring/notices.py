"""Notices each second: drafts of all groups of a rehearsal, each checked against the scope, and texts checked one by one."""

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


def audience(rehearsal: Rehearsal) -> tuple[int, int]:
    """Texts, and people of the scope."""
    texts = rehearsal.command("notice", "list").answer["list"]
    counts = rehearsal.command("scope", "show").answer["counts"]
    return len(texts), counts["people"] + counts["cannotBeExcluded"]


def main() -> None:
    options = arguments()
    rehearsal = Rehearsal(options)
    drafts = [rehearsal.command("notice", "draft") for _ in range(options.runs)]
    best = min(drafts, key=lambda cost: cost.cpu)
    texts, people = audience(rehearsal)
    result = {
        "date": report.today(), "scale": options.scale, "commit": report.commit(REPOSITORY), "machine": report.machine(), "texts": texts,
        "people": people, "draft and check": {"cpu": best.cpu, "wall": best.wall, "memory": best.memory},
        "each": people / best.cpu if best.cpu else 0}
    folder = os.path.join(REPOSITORY, "Benchmarks", "runs")
    path = os.path.join(folder, f"{result['date']}-notices-{options.scale.replace(':', '-')}")
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
    print(
        f"{texts} texts for {people:,} people drafted and checked in {best.cpu:.2f} s CPU, {best.wall:.2f} s, {best.memory / 1e6:.0f} MB: "
        f"{result['each']:,.0f} people a second")


main()
