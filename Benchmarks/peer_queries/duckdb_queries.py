"""DuckDB's answer to one work, as a process of its own: prints the answer and the CPU seconds of the query alone as JSON."""

import json
import resource
import sys

import duckdb

import sql
from forms import FORMS


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Questions:
    """The works over one log."""

    def __init__(self, form_name: str, file: str, threads: int, database: str):
        self.form = FORMS[form_name]
        self.folder = file.rsplit("/", 1)[0]
        self.database = database
        self.connection = duckdb.connect(database or ":memory:")
        # What DuckDB's own guide to performance advises for large files: no insertion order, enough memory, one thread a core.
        self.connection.execute(f"SET threads = {threads}; SET preserve_insertion_order = false; SET TimeZone = 'UTC'")
        self.file = self.reading(file)

    def reading(self, file: str) -> str:
        f = self.form
        stamp = "TIMESTAMPTZ" if f.offsets else "TIMESTAMP"
        columns = {
            f.time: stamp, f.origin: "VARCHAR", f.country: "VARCHAR", f.network: "INTEGER", f.credential: "VARCHAR",
            f.token: "VARCHAR", f.subject: "UBIGINT", f.method: "VARCHAR", f.route: "VARCHAR", f.status: "USMALLINT"}
        pairs = ", ".join(f"{name}: '{kind}'" for name, kind in columns.items())
        return f"read_json('{file}', format = 'newline_delimited', columns = {{{pairs}}})"

    def one(self, query: str) -> dict:
        cursor = self.connection.execute(query)
        names = [column[0] for column in cursor.description]
        return {name: int(value or 0) for name, value in zip(names, cursor.fetchone())}

    def table(self) -> str:
        return "events" if self.database else self.file

    def parse(self) -> dict:
        return self.one(sql.parse(self.form, self.dialect(), self.file))

    def dialect(self) -> sql.Dialect:
        # TIMESTAMP columns hold UTC: their constants need no zone, which saves a cast of every row.
        if self.form.offsets:
            return sql.DUCKDB
        return sql.Dialect(**{**sql.DUCKDB.__dict__, "moment": "TIMESTAMP '{0}'"})

    def groups(self) -> dict:
        return self.one(sql.groups_total(self.form, self.dialect(), self.table()))

    def scope(self) -> dict:
        return self.one(sql.scope_total(self.form, self.dialect(), self.table()))

    def list(self) -> dict:
        """Writes the pairs, one a line, and counts them."""
        bits = " UNION ALL ".join(f"SELECT s, {bit} AS item FROM p WHERE m & {1 << bit} <> 0" for bit in range(5))
        target = f"{self.folder}/duckdb-pairs.csv"
        query = f"WITH p AS MATERIALIZED ({sql.scope(self.form, self.dialect(), self.table())}) {bits}"
        count = self.connection.execute(f"COPY ({query}) TO '{target}' (HEADER false)").fetchone()[0]
        return {"pairs": int(count)}

    def build(self) -> dict:
        f = self.form
        names = (f.time, f.origin, f.country, f.network, f.credential, f.token, f.subject, f.method, f.route, f.status)
        self.connection.execute(f"CREATE TABLE events AS SELECT {', '.join(names)} FROM {self.file}")
        self.connection.execute("CHECKPOINT")
        return self.one("SELECT count(*) AS events FROM events")

    def left(self) -> dict:
        f = self.form
        keys = f"read_csv('{self.folder}/{f.keys_file}', header = true, all_varchar = true)"
        return self.one(
            f"SELECT count(*) AS events, count(DISTINCT e.{f.credential}) AS credentials FROM {self.table()} e JOIN "
            f"(SELECT {f.key_column} AS k, {f.left_column}::TIMESTAMP AS gone FROM {keys} WHERE {f.left_column} IS NOT NULL) r "
            f"ON e.{f.credential} = r.k WHERE e.{f.time} >= r.gone")

    def forged(self) -> dict:
        f = self.form
        if f.token_column:
            tokens = f"SELECT {f.token_column} AS t FROM read_csv('{self.folder}/{f.tokens_file}', header = true, all_varchar = true)"
        else:
            tokens = (
                f"SELECT t FROM read_csv('{self.folder}/{f.tokens_file}', header = false, columns = {{t: 'VARCHAR'}})")
        return self.one(
            f"SELECT count(*) AS events, count(DISTINCT {f.token}) AS tokens FROM {self.table()} e "
            f"ANTI JOIN ({tokens}) i ON e.{f.token} = i.t")

    def abroad(self) -> dict:
        f = self.form
        return self.one(
            f"SELECT count(*) AS rows, sum(n) AS events FROM (SELECT {f.credential}, {f.country}, count(*) AS n, "
            f"min({f.time}) AS first FROM {self.table()} WHERE {f.country} <> 'KR' GROUP BY ALL)")

    def days(self) -> dict:
        day = self.dialect().day.format(self.form.time)
        return self.one(sql.windows(self.form, self.dialect(), self.table(), day))

    def months(self) -> dict:
        day = f"epoch_ms({self.form.time}) // 2592000000"
        return self.one(sql.windows(self.form, self.dialect(), self.table(), day))


def main() -> None:
    work, form, file, threads, database = sys.argv[1:6]
    questions = Questions(form, file, int(threads), database)
    before = cpu()
    answer = getattr(questions, work)()
    print(json.dumps({"answer": answer, "cpu": cpu() - before}))


main()
