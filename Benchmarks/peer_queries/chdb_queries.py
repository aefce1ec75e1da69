"""chDB's answer to one work, as a process of its own: prints the answer and the CPU seconds of the query alone as JSON."""

import json
import resource
import sys

import chdb

import sql
from forms import FORMS


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Questions:
    """The works over one log."""

    def __init__(self, form_name: str, file: str, threads: int):
        f = self.form = FORMS[form_name]
        self.folder = file.rsplit("/", 1)[0]
        columns = {
            f.time: "DateTime64(3, \\'UTC\\')", f.origin: "String", f.country: "LowCardinality(String)", f.network: "Int32",
            f.credential: "LowCardinality(String)", f.token: "String", f.subject: "UInt64", f.method: "LowCardinality(String)",
            f.route: "String", f.status: "UInt16"}
        pairs = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        self.file = f"file('{file}', 'JSONEachRow', '{pairs}')"
        self.settings = (
            f" SETTINGS max_threads = {threads}, max_parsing_threads = {threads}, date_time_input_format = 'best_effort', "
            "input_format_skip_unknown_fields = 1, input_format_parallel_parsing = " + ("1" if threads > 1 else "0"))

    def one(self, query: str) -> dict:
        row = json.loads(str(chdb.query(query + self.settings, "JSONEachRow")))
        return {name: int(value) for name, value in row.items()}

    def parse(self) -> dict:
        return self.one(sql.parse(self.form, sql.CHDB, self.file))

    def groups(self) -> dict:
        return self.one(sql.groups_total(self.form, sql.CHDB, self.file))

    def scope(self) -> dict:
        return self.one(sql.scope_total(self.form, sql.CHDB, self.file))

    def list(self) -> dict:
        target = f"{self.folder}/chdb-pairs.csv"
        bits = f"arrayFilter(b -> bitTest(m, b), range({5}))"
        inner = sql.scope(self.form, sql.CHDB, self.file)
        chdb.query(
            f"INSERT INTO FUNCTION file('{target}', 'CSV', 's UInt64, item UInt8') SELECT s, arrayJoin({bits}) FROM ({inner})"
            + self.settings + ", engine_file_truncate_on_insert = 1")
        with open(target, "rb") as lines:
            return {"pairs": sum(1 for _ in lines)}


def main() -> None:
    work, form, file, threads = sys.argv[1:5]
    questions = Questions(form, file, int(threads))
    before = cpu()
    answer = getattr(questions, work)()
    print(json.dumps({"answer": answer, "cpu": cpu() - before}))


main()
