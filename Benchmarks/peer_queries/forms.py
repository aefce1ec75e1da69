"""The two forms of logs, as the peers must know them: names and types of columns, routes, and the questions' constants."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """A log's columns by what they mean, and which credential's scope is asked."""

    time: str
    origin: str
    country: str
    network: str
    credential: str
    token: str
    subject: str
    method: str
    route: str
    status: str
    stolen: str
    begin: str
    end: str
    # The bits of the items that each page shows; 0 for none.
    profile: int
    list: int
    edit: int
    edit_ending: str
    orders: int
    keys_file: str
    key_column: str
    left_column: str
    tokens_file: str
    token_column: str | None
    # Whether times of the second producer carry another offset.
    offsets: bool


GATEWAY = Form(
    time="ts", origin="src_ip", country="country", network="asn", credential="key_id", token="token_id", subject="subject",
    method="method", route="route", status="status", stolen="sk-c0ffee00", begin="2025-06-24 00:00:00",
    end="2025-11-08 00:00:00", profile=3, list=5, edit=12, edit_ending="", orders=16, keys_file="gateway.keys.csv",
    key_column="key_id", left_column="owner_left_at", tokens_file="gateway.tokens.txt", token_column=None, offsets=False)

DRILL = Form(
    time="ts", origin="ip", country="cc", network="asn", credential="kid", token="jti", subject="sub", method="method",
    route="path", status="status", stolen="sk-auth-backup-2", begin="2025-04-13 15:00:00", end="2025-11-08 15:00:00",
    profile=3, list=4, edit=8, edit_ending="/edit", orders=16, keys_file="", key_column="", left_column="",
    tokens_file="issuance.csv", token_column="jti", offsets=True)

FORMS = {"gateway": GATEWAY, "drill": DRILL}
ITEMS = 5
