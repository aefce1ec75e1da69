"""Polars' answer to one work, as a process of its own: prints the answer and the CPU seconds of the query alone as JSON."""

import json
import os
import resource
import sys

os.environ["POLARS_MAX_THREADS"] = sys.argv[4]

import polars as pl  # noqa: E402

from forms import FORMS  # noqa: E402


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Questions:
    """The works over one log."""

    def __init__(self, form_name: str, file: str):
        f = self.form = FORMS[form_name]
        self.folder = file.rsplit("/", 1)[0]
        schema = {
            f.time: pl.String, f.origin: pl.String, f.country: pl.String, f.network: pl.Int64, f.credential: pl.String,
            f.token: pl.String, f.subject: pl.Int64, f.method: pl.String, f.route: pl.String, f.status: pl.Int64}
        self.rows = pl.scan_ndjson(file, schema=schema)

    def time(self) -> pl.Expr:
        text = pl.col(self.form.time)
        if self.form.offsets:
            return text.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%#z", time_unit="ms", time_zone="UTC")
        return text.str.strip_suffix("Z").str.to_datetime("%Y-%m-%dT%H:%M:%S%.f", time_unit="ms")

    def one(self, frame: pl.LazyFrame) -> dict:
        row = frame.collect(engine="streaming").row(0, named=True)
        return {name: int(value or 0) for name, value in row.items()}

    def parse(self) -> dict:
        f = self.form
        texts = sum((pl.col(c).str.len_bytes() for c in (f.origin, f.credential, f.token, f.method, f.route)), start=pl.lit(0, pl.UInt64))
        return self.one(
            self.rows.select(
                pl.len().alias("events"), self.time().dt.epoch("ms").sum().alias("time"), pl.col(f.subject).sum().alias("subject"),
                pl.col(f.status).cast(pl.UInt64).sum().alias("status"), texts.sum().alias("text")))

    def groups(self) -> dict:
        f = self.form
        grouped = (
            self.rows.select(f.credential, f.origin, f.subject, self.time().alias("t"))
            .group_by(f.credential, f.origin)
            .agg(pl.len().alias("n"), pl.col(f.subject).n_unique().alias("people"), pl.col("t").min().alias("a"), pl.col("t").max().alias("b")))
        return self.one(
            grouped.select(
                pl.len().alias("rows"), pl.col("n").sum().alias("events"), pl.col("people").sum(),
                pl.col("a").dt.epoch("ms").sum().alias("first"), pl.col("b").dt.epoch("ms").sum().alias("last")))

    def pairs(self) -> pl.LazyFrame:
        f = self.form
        route = pl.col(f.route).str.split("?").list.first() if f.edit_ending else pl.col(f.route)
        member = (pl.col(f.method) == "GET") & route.str.starts_with("/v1/members/")
        edit = route.str.contains("/addresses/", literal=True) & route.str.ends_with(f.edit_ending)
        mask = (
            pl.when(~member).then(0).when(route.str.ends_with("/addresses")).then(f.list)
            .when(route.str.ends_with("/orders")).then(f.orders).when(route.str.ends_with("/cart")).then(0)
            .when(edit).then(f.edit).when(route.str.count_matches("/", literal=True) > 3).then(0).otherwise(f.profile))
        # The stolen key first: then the time is read of its rows only.
        return (
            self.rows.filter((pl.col(f.credential) == f.stolen) & pl.col(f.status).is_between(200, 299))
            .with_columns(self.time().alias("t"))
            .filter((pl.col("t") >= pl.lit(f.begin).str.to_datetime(time_unit="ms", time_zone="UTC" if f.offsets else None))
                    & (pl.col("t") < pl.lit(f.end).str.to_datetime(time_unit="ms", time_zone="UTC" if f.offsets else None)))
            .select(pl.col(f.subject).alias("s"), mask.cast(pl.UInt8).alias("m"))
            .unique())

    def bits(self) -> pl.LazyFrame:
        return self.pairs().group_by("s").agg(*[(pl.col("m") & (1 << bit)).max().gt(0).alias(str(bit)) for bit in range(5)])

    def scope(self) -> dict:
        total = sum((pl.col(str(bit)).cast(pl.UInt64) for bit in range(5)), start=pl.lit(0, pl.UInt64))
        return self.one(
            self.bits().with_columns(total.alias("pairs")).filter(pl.col("pairs") > 0)
            .select(pl.len().alias("subjects"), pl.col("pairs").sum()))

    def list(self) -> dict:
        rows = self.bits().collect(engine="streaming")
        parts = [rows.filter(pl.col(str(bit))).select("s", pl.lit(bit).alias("item")) for bit in range(5)]
        pairs = pl.concat(parts)
        pairs.write_csv(f"{self.folder}/polars-pairs.csv", include_header=False)
        return {"pairs": pairs.height}


def main() -> None:
    work, form, file = sys.argv[1:4]
    questions = Questions(form, file)
    before = cpu()
    answer = getattr(questions, work)()
    print(json.dumps({"answer": answer, "cpu": cpu() - before}))


main()
