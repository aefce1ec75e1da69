"""Who runs: Haechi's commands and the peers' queries, each as fresh processes."""

from __future__ import annotations

import glob
import os
import shutil
from dataclasses import dataclass

from process import Cost, run

QUERIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "peer_queries")


@dataclass
class Ours:
    """Haechi over one log. Every work starts from an empty store, but for those that ask an index again."""

    haechi: str
    tools: str
    folder: str
    threads: int

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def command(self, verb: list[str], config: str, store: str, rows_to: str | None = None) -> Cost:
        common = ["--config", self.path(config), "--data", self.folder, "--store", self.path(store), "--threads", str(self.threads)]
        return run([self.haechi, *verb, *common, *([] if rows_to else ["--json"])], rows_to=rows_to)

    def parse(self, file: str) -> Cost:
        return run([self.tools, "parse", "--config", self.path("mapping.yaml"), file])

    def decode(self, file: str) -> Cost:
        return run([self.tools, "decode", file])

    def scan(self, file: str, config: str = "mapping.yaml", store: str = "store") -> Cost:
        shutil.rmtree(self.path(store), ignore_errors=True)
        cost = self.command(["scan", file], config, store)
        cost.answer = {"events": cost.answer["counts"]["events"]}
        return cost

    def origins(self, file: str | None = None) -> Cost:
        """Every credential at every origin, counted; from the index or, with a file, from the log itself."""
        return self.command(["scope", "origins", *(["--raw", file] if file else [])], "mapping.yaml", "store")

    def asked(self, form) -> list[str]:
        return ["--credential", form.stolen, "--from", form.begin.replace(" ", "T") + "Z", "--to", form.end.replace(" ", "T") + "Z"]

    def count(self, form, file: str | None = None, config: str = "mapping.yaml") -> Cost:
        """How many subjects and pairs, from the index or, with a file, from the log itself."""
        return self.command(["scope", "count", *(["--raw", file] if file else []), *self.asked(form)], config, "store")

    def list(self, form, file: str | None = None, config: str = "mapping.yaml") -> Cost:
        """Every pair, written to a file."""
        verb = ["scope", "list", *(["--raw", file] if file else []), *self.asked(form)]
        return self.command(verb, config, "store", rows_to=self.path("haechi-pairs.csv"))

    def scope(self, form, config: str = "mapping.yaml", store: str = "store") -> Cost:
        cost = self.command(["scope", "make", "--files-only", *self.asked(form)], config, store)
        items = cost.answer["items"]
        pairs = sum(item["seenClear"] + item["seenMasked"] for item in items)
        cost.answer = {"subjects": cost.answer["counts"]["accounts"], "pairs": pairs}
        return cost

    def scan_and_scope(self, file: str, form) -> Cost:
        cost = self.scan(file)
        cost += self.scope(form)
        return cost

    def everything(self, file: str, form) -> Cost:
        """All detectors, with keys and issued tokens, and the pairs of the scope, out of one reading of the log."""
        cost = self.scan(file, config="records.yaml")
        cost += self.detect("records.yaml")
        cost += self.list(form, config="records.yaml")
        return cost

    def detect(self, config: str) -> Cost:
        cost = self.command(["detect", "--dry-run"], config, "store")
        cost.answer = {}
        return cost

    def index_files(self, store: str = "store") -> list[str]:
        return sorted(glob.glob(os.path.join(self.path(store), "index", "*")))

    def index_bytes(self, store: str = "store") -> int:
        return sum(os.path.getsize(file) for file in self.index_files(store))


@dataclass
class Peer:
    """One peer over one log."""

    name: str
    python: str
    form: str
    threads: int
    database: str = ""

    def ask(self, work: str, file: str, database: str = "") -> Cost:
        script = os.path.join(QUERIES, f"{self.name}_queries.py")
        return run([self.python, script, work, self.form, file, str(self.threads), database], takes_query_cpu=True)
