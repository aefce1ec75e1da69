"""The works of the table: what each contender runs, which answers must agree, and the goals."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field

from contenders import Ours, Peer
from process import Cost

Steps = Callable[[], Cost]


@dataclass
class Work:
    """One row of the table."""

    name: str
    title: str
    # By contender's name; `haechi` is ours.
    contenders: dict[str, Steps]
    # Keys of the answers that must be equal.
    agree: tuple[str, ...]
    # Files to have in the page cache before each run, or what names them when the run begins.
    files: tuple[str, ...] | Callable[[], tuple[str, ...]]
    # The least and the wished ratio to `against`.
    floor: float | None = None
    stretch: float | None = None
    against: str = "duckdb"
    # Million events a second that the floor and the wish ask for beside the ratio.
    speeds: tuple[float, float] | None = None
    # What else the row says, made after the runs.
    notes: list[str] = field(default_factory=list)


class Works:
    """All works over one log."""

    def __init__(self, ours: Ours, peers: dict[str, Peer], form, files: dict[str, str]):
        self.ours = ours
        self.peers = peers
        self.form = form
        self.files = files
        self.database = os.path.join(ours.folder, "peer.duckdb")

    def asked(self, work: str, file: str, names: tuple[str, ...] = ("duckdb", "polars", "chdb")) -> dict[str, Steps]:
        return {name: (lambda peer=self.peers[name]: peer.ask(work, file)) for name in names if name in self.peers}

    def all(self) -> list[Work]:
        return [
            self.parse(), self.groups(), self.scope(), self.made(), self.everything(), self.packed("zst", 2.7), self.packed("gz", 4.0), self.build(),
            *self.again()]

    def parse(self) -> Work:
        plain = self.files["plain"]
        contenders = {"haechi": lambda: self.ours.parse(plain), **self.asked("parse", plain)}
        return Work("parse", "parse and validate 8 fields", contenders, ("events", "time", "subject", "status", "text"), (plain,), 6, None, speeds=(12, 18))

    def groups(self) -> Work:
        plain = self.files["plain"]
        contenders = {"haechi": lambda: self.ours.origins(plain), **self.asked("groups", plain)}
        return Work(
            "groups", "credential × origin: exact people, first, last", contenders, ("rows", "events", "people", "first", "last"),
            (plain,), 7, 10)

    def scope(self) -> Work:
        plain = self.files["plain"]
        contenders = {"haechi": lambda: self.ours.list(self.form, plain), **self.asked("list", plain)}
        return Work("scope", "(person, item) pairs of a credential, listed", contenders, ("pairs",), (plain,), 7, 10)

    def made(self) -> Work:
        """What no peer gives: who is one person, how sure each item is, what the logs lack, a root; from a log that nobody has read yet."""
        plain = self.files["plain"]
        contenders = {"haechi": lambda: self.ours.scan_and_scope(plain, self.form), **self.asked("list", plain, ("duckdb",))}
        return Work("made", "the same as a scope: index, coverage, certainty, root", contenders, ("pairs",), (plain,))

    def packed(self, kind: str, floor: float) -> Work:
        file = self.files[kind]
        contenders = {
            "haechi": lambda: self.ours.count(self.form, file), "bare decoder": lambda: self.ours.decode(file),
            **self.asked("scope", file)}
        return Work(f"scope-{kind}", f"the scope from .{kind}", contenders, ("pairs",), (file,), floor, None)

    def everything(self) -> Work:
        plain = self.files["plain"]

        def queries() -> Cost:
            cost = Cost()
            for work in ("groups", "left", "forged", "abroad", "days", "months", "list"):
                cost += self.peers["duckdb"].ask(work, plain)
            return cost

        def imported() -> Cost:
            cost = self.import_file(plain)
            for work in ("groups", "left", "forged", "abroad", "days", "months", "list"):
                cost += self.peers["duckdb"].ask(work, plain, self.database)
            return cost

        peers = {"duckdb": queries, "duckdb import": imported} if "duckdb" in self.peers else {}
        contenders = {"haechi": lambda: self.ours.everything(plain, self.form), **peers}
        title = "all detection questions and the scope"
        return Work("all", title, contenders, ("pairs",), (plain,), 18, 25)

    def import_file(self, file: str) -> Cost:
        for name in (self.database, self.database + ".wal"):
            if os.path.exists(name):
                os.remove(name)
        return self.peers["duckdb"].ask("build", file, self.database)

    def build(self) -> Work:
        plain = self.files["plain"]
        contenders: dict[str, Steps] = {"haechi": lambda: self.ours.scan(plain)}
        if "duckdb" in self.peers:
            contenders["duckdb"] = lambda: self.import_file(plain)
        return Work("index", "building the index", contenders, ("events",), (plain,), 8, 10)

    def standing(self) -> tuple[str, ...]:
        """The index and the database: both stand in the page cache before they are asked."""
        return tuple(file for file in (*self.ours.index_files(), self.database) if os.path.exists(file))

    def again(self) -> list[Work]:
        """Questions to an index and a database that stand; a window other than the one that was asked first."""
        def peer(work: str) -> dict[str, Steps]:
            if "duckdb" not in self.peers:
                return {}
            return {"duckdb": lambda: self.peers["duckdb"].ask(work, self.files["plain"], self.database)}

        count = Work(
            "rescope-count", "re-scope from the index: count", {"haechi": lambda: self.ours.count(self.form), **peer("scope")},
            ("subjects", "pairs"), self.standing, 20, 40)
        listed = Work(
            "rescope-list", "re-scope from the index: list", {"haechi": lambda: self.ours.list(self.form), **peer("list")},
            ("pairs",), self.standing, 10, 20)
        grouped = Work(
            "regroup", "credential × origin from the index", {"haechi": self.ours.origins, **peer("groups")},
            ("rows", "events", "people", "first", "last"), self.standing)
        return [grouped, count, listed]
