"""The questions as SQL, for DuckDB and for chDB, which spell a few functions differently."""

from dataclasses import dataclass

from forms import Form


@dataclass(frozen=True)
class Dialect:
    """Function names of one engine."""

    milliseconds: str
    length: str
    bits: str
    bit_or: str
    day: str
    distinct: str
    moment: str
    ends: str


DUCKDB = Dialect(
    milliseconds="epoch_ms({0})", length="strlen({0})", bits="bit_count({0})", bit_or="bit_or({0})",
    day="date_trunc('day', {0})", distinct="count(DISTINCT {0})", moment="TIMESTAMPTZ '{0}+00'", ends="suffix({0}, '{1}')")
CHDB = Dialect(
    milliseconds="toUnixTimestamp64Milli({0})", length="length({0})", bits="bitCount({0})", bit_or="groupBitOr({0})",
    day="toStartOfDay({0})", distinct="uniqExact({0})", moment="toDateTime64('{0}', 3, 'UTC')", ends="endsWith({0}, '{1}')")


def mask(form: Form, dialect: Dialect) -> str:
    """The bits of the items that a row's page shows."""
    route = form.route
    ends = lambda ending: dialect.ends.format(route, ending)
    edit = f"{route} LIKE '/v1/members/%/addresses/%{form.edit_ending}'"
    listing = f"({ends('/addresses')} OR {route} LIKE '%/addresses?%')" if form.edit_ending else ends("/addresses")
    return (
        f"CASE WHEN {form.method} <> 'GET' OR {route} NOT LIKE '/v1/members/%' THEN 0 WHEN {listing} THEN {form.list} "
        f"WHEN {ends('/orders')} THEN {form.orders} WHEN {ends('/cart')} THEN 0 WHEN {edit} THEN {form.edit} "
        f"WHEN {route} LIKE '/v1/members/%/%' THEN 0 ELSE {form.profile} END")


def parse(form: Form, d: Dialect, source: str) -> str:
    texts = " + ".join(d.length.format(c) for c in (form.origin, form.credential, form.token, form.method, form.route))
    return (
        f"SELECT count(*) AS events, sum({d.milliseconds.format(form.time)}) AS time, sum({form.subject}) AS subject, "
        f"sum({form.status}) AS status, sum({texts}) AS text FROM {source}")


def groups(form: Form, d: Dialect, source: str) -> str:
    """Every credential at every origin: lines, exact distinct subjects, first and last."""
    return (
        f"SELECT {form.credential} AS c, {form.origin} AS o, count(*) AS n, {d.distinct.format(form.subject)} AS people, "
        f"min({form.time}) AS first, max({form.time}) AS last FROM {source} GROUP BY c, o")


def groups_total(form: Form, d: Dialect, source: str) -> str:
    first, last = d.milliseconds.format("first"), d.milliseconds.format("last")
    return (
        f"SELECT count(*) AS rows, sum(n) AS events, sum(people) AS people, sum({first}) AS first, sum({last}) AS last "
        f"FROM ({groups(form, d, source)}) AS g")


def scope(form: Form, d: Dialect, source: str, begin: str | None = None, end: str | None = None) -> str:
    """Subjects of the stolen credential in the window, with the bits of what was shown of them."""
    begin, end = (d.moment.format(moment) for moment in (begin or form.begin, end or form.end))
    return (
        f"SELECT {form.subject} AS s, {d.bit_or.format(mask(form, d))} AS m FROM {source} "
        f"WHERE {form.credential} = '{form.stolen}' AND {form.time} >= {begin} AND {form.time} < {end} "
        f"AND {form.status} BETWEEN 200 AND 299 GROUP BY s HAVING m <> 0")


def scope_total(form: Form, d: Dialect, source: str) -> str:
    return f"SELECT count(*) AS subjects, sum({d.bits.format('m')}) AS pairs FROM ({scope(form, d, source)}) AS p"


def windows(form: Form, d: Dialect, source: str, day: str) -> str:
    """Distinct subjects by credential and day or thirty days."""
    return (
        f"SELECT count(*) AS rows, sum(people) AS people FROM (SELECT {form.credential} AS c, {day} AS w, "
        f"{d.distinct.format(form.subject)} AS people FROM {source} WHERE {form.status} BETWEEN 200 AND 299 GROUP BY c, w) AS g")
