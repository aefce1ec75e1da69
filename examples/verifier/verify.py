#!/usr/bin/env python3
"""Recomputes a scope of Haechi from the raw logs and says whether its root is the same.

Written from docs/scope-format.md alone; shares no code with Haechi. Python 3.9 or later, nothing else.
usage: verify.py PARAMETERS.json [--people OUT.jsonl]      exit code 0: same root; 1: another one; 2: cannot tell
"""
import csv, datetime, gzip, hashlib, io, json, lzma, re, sys, urllib.parse
from collections import defaultdict

def stop(message):
    sys.exit(print("verify.py: " + message, file=sys.stderr) or 2)
def reading(path):
    if path.endswith(".zst"):
        try: import zstandard
        except ImportError: stop("reading .zst needs the module zstandard; unpack the logs and name them in the parameters: " + path)
        return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(open(path, "rb"), read_across_frames=True))
    return {"gz": gzip.open, "xz": lzma.open}.get(path.rsplit(".", 1)[-1], open)(path, "rb")
def rows(table):
    """The rows of a table by our names of its columns; rows with another number of fields are damaged."""
    with io.TextIOWrapper(reading(table["path"]), "utf-8-sig", "replace", newline="") as text:
        reader = csv.reader(text)
        header = next(reader)
        names = {name: header.index(column) for name, column in table["columns"].items() if column in header}
        for row in reader:
            if len(row) == len(header):
                yield {name: row[position] for name, position in names.items()}
def phone(text):
    digits, plus = re.sub("[^0-9]", "", text), re.match("[^0-9]*[+]", text)
    if len(digits) < 7: return None
    if not plus and digits.startswith("00"): digits, plus = digits[2:], True
    if digits.startswith("82") and (plus or len(digits) >= 10): digits = digits[2:]
    elif plus: return "+" + digits
    return "+82" + (digits[1:] if digits.startswith("0") else digits)
def milliseconds(value):
    """RFC 3339 text, or a number of seconds or milliseconds; None, or a ValueError, for what is no time."""
    thousandths = lambda digits: int(((digits or "") + "000")[:3])
    number = re.fullmatch("([0-9]{9,16})(?:[.]([0-9]*))?", value)
    if number: time = int(number[1]) * 1000 + thousandths(number[2]) if int(number[1]) < 10**11 else int(number[1])
    else:
        form = r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d\d):?(\d\d))"
        parts = re.fullmatch(form, value, re.ASCII)
        if not parts: return None
        *day, second, hours, minutes = (int(parts[n] or 0) for n in (1, 2, 3, 4, 5, 6, 9, 10))
        if second > 60 or hours > 23 or minutes > 59: return None
        since = datetime.datetime(*day, min(second, 59)) - datetime.datetime(1970, 1, 1)  # A leap second is the one before it.
        zone = (hours * 60 + minutes) * (-60_000 if parts[8] == "-" else 60_000)
        time = since // datetime.timedelta(milliseconds=1) + thousandths(parts[7]) - zone
    return time if -62_135_596_800_000 <= time < 253_402_300_800_000 else None
def written(time):
    text = (datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=time)).isoformat()[:19]
    return text + (".%03d" % (time % 1000) if time % 1000 else "") + "Z"
def quoted(text):
    special = lambda c: "\\" + c[0] if c[0] in '"\\' else "\\u%04x" % ord(c[0])
    return '"' + re.sub(r'["\\\x00-\x1f]', special, text) + '"'
def field(line, name):
    for part in name.split(".") if name else [None]:
        line = line.get(part) if isinstance(line, dict) else None
    return line if isinstance(line, str) and line else None
def route_of(routes, method, path):
    """The number of the first rule that fits, and what its {subject} and {entry} hold."""
    if not method and " " in path: method, path = path.split(" ")[:2]
    plain = lambda text: re.sub("%(2[DE]|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F|7E)", lambda c: chr(int(c[1], 16)), text, flags=re.I)
    decoded = lambda part, text: plain(part) if re.search("[\udc80-\udcff]", text) else text  # Bytes that are no UTF-8 stay escapes.
    path, parts = re.split("[?#]", re.sub("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*", "", path))[0], []
    for part in path.split("/"): parts = parts[:-1] if plain(part) == ".." else parts + [part] * (plain(part) != ".")
    parts = [part for part in parts if part]
    for number, rule in enumerate(routes):
        pattern = [part for part in rule["pattern"].split("/") if part not in ("", "**")]
        if rule.get("method") in (None, method) and len(pattern) <= len(parts) <= (len(pattern), 1e9)[rule["pattern"].endswith("/**")] \
                and all(want.startswith("{") or want == plain(part) for want, part in zip(pattern, parts)):
            named = dict(zip(pattern, (decoded(part, urllib.parse.unquote(part, errors="surrogateescape")) for part in parts)))
            return number, named.get("{subject}"), named.get("{entry}")
    return None, None, None
def is_meant(line, fields, time, origin, token, issued, indicator):
    names, origins = indicator.get("credentials"), indicator.get("origins")
    return (names is None or (field(line, fields.get("credential")) or "") in names) and (origins is None or origin in origins) \
        and indicator["start"] <= time < indicator["end"] + (indicator["end"] == 253402300799999) \
        and (not indicator["onlyTokensNeverIssued"] or bool(token) and issued is not None and token not in issued)
def root(leaves):
    """RFC 9162, section 2.1."""
    if len(leaves) < 2: return hashlib.sha256(b"\0" + leaves[0] if leaves else b"").digest()
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root(leaves[:k]) + root(leaves[k:])).digest()

def main(parameters, people_path):
    p = json.load(open(parameters, encoding="utf-8"))
    routes, knows_members = p["routes"], bool(p.get("members"))
    people, person_of, entries, books, by_phone = [], {}, [], defaultdict(list), {}
    def person(number):
        if number is None or number not in by_phone:
            people.append({"accounts": [], "entries": []})
            if number is not None: by_phone[number] = len(people) - 1
        return len(people) - 1 if number is None else by_phone[number]

    # Who is one person (decision 0004).
    for row in rows(p["members"]) if knows_members else []:
        if row["subject"] and row["subject"] not in person_of:
            person_of[row["subject"]] = person(phone(row.get("phone", "")))
            people[person_of[row["subject"]]]["accounts"].append(row["subject"])
    for row in rows(p["addressBooks"]) if p.get("addressBooks") else []:
        if row["subject"] in person_of and not any(entries[e][1] == row["entry"] for e in books[row["subject"]]):
            named = person(phone(row.get("phone", "")))
            people[named]["entries"].append(len(entries))
            books[row["subject"]].append(len(entries))
            entries.append((row["subject"], row["entry"], named, bool(row.get("entrance_code"))))
    issued, table = None, p.get("issuance")
    if table:
        issued = set(reading(table["path"]).read().decode().split()) if table["plain"] else {row["token"] for row in rows(table)}

    # Page views that an indicator names, each event once.
    views, unmapped, files = {}, set(), set()
    for log, path in ((log, path) for log in p["logs"] for path in log["files"]):
        if log["format"] != "json-lines": stop("only json-lines can be read here, not " + log["format"])
        fields, digest = log["fields"], hashlib.sha256(reading(path).read()).digest()
        if digest in files: continue  # The same text under two names is one file.
        files.add(digest)
        for text in reading(path):
            try:
                line = json.loads(text, parse_int=str, parse_float=str)
                time, status = milliseconds(field(line, fields["time"])), int(field(line, fields["status"]))
                route = field(line, fields["route"])
            except (ValueError, TypeError): continue  # Lines that cannot be read stand among the gaps.
            origin, token = field(line, fields.get("origin")) or "", field(line, fields.get("token"))
            if time is None or not route or not any(is_meant(line, fields, time, origin, token, issued, i) for i in p["indicators"]):
                continue
            rule, subject, entry = route_of(routes, field(line, fields.get("method")), route)
            subject = field(line, fields.get("subject")) or subject
            if subject is None or not any(low <= status <= high for low, high in log["success"]): continue
            if subject not in person_of:
                if knows_members: continue
                person_of[subject] = person(None)
                people[person_of[subject]]["accounts"].append(subject)
            if rule is None: unmapped.add(person_of[subject])
            elif routes[rule]["items"] or routes[rule]["entries"]:
                number = next((e for e in books[subject] if entries[e][1] == entry), -1)
                event = field(line, fields.get("event_id")) if log["deduplication"] == "event-id" else None
                key, view = (subject, event, rule, number) if event else (subject, len(views)), (time, rule, number, origin)
                views[key] = min(views.get(key, view), view)

    # What was shown of whom: item -> (time, origin, visibility).
    shown = [defaultdict(list) for _ in people]
    for (subject, *_), (time, rule, number, origin) in views.items():
        page = defaultdict(dict)
        page[person_of[subject]].update(routes[rule]["items"])
        one = [number] if number >= 0 else []
        for e in one if "{entry}" in routes[rule]["pattern"] else books[subject]:
            for item, visibility in routes[rule]["entries"].items():
                if item != "entrance-code" or entries[e][3]:
                    page[entries[e][2]][item] = min(visibility, page[entries[e][2]].get(item, visibility))  # clear before masked
        for who, items in page.items():
            for item, visibility in items.items():
                shown[who][item].append((time, origin, visibility))

    # What is said of the rest (decisions 0005 and 0011).
    holder, of_entry = ({item for rule in routes for item in rule[part]} for part in ("items", "entries"))
    items, times, mostly = sorted(holder | of_entry, key=str.encode), [view[0] for view in views.values()], {}
    def has(who, item):
        if not knows_members or item == "address-book": return not knows_members or any(books.get(account) for account in who["accounts"])
        in_books = any(item != "entrance-code" or entries[e][3] for e in who["entries"])
        return item in holder and bool(who["accounts"]) or item in of_entry and in_books
    wide = [g for g in p["gaps"] if g["concernsAnyone"] and g.get("people") is None]
    if any(g.get("people") for g in p["gaps"]): stop("whom a gap concerns that only a paired log shows cannot be told here")
    deep = [g for g in wide if g["presumes"] and times and g["start"] <= max(times) and g["end"] > min(times)]
    can_show = lambda gaps, item: any(g.get("items") is None or item in g["items"] for g in gaps)
    for member in (True, False):
        touched = [n for n, who in enumerate(people) if shown[n] and bool(who["accounts"]) == member]
        for item in items:
            of = sum(1 for n in touched if item in shown[n])
            mostly[member, item] = can_show(deep, item) and of > 0 and of * 2 >= sum(1 for n in touched if has(people[n], item))
    lines = []
    for n, who in enumerate(people):
        member, texts, is_listed = bool(who["accounts"]), [], False
        for item in (item for item in items if item in shown[n] or has(who, item)):
            seen = shown[n].get(item, [])
            certainty = "seen" if seen else "presumed" if n in unmapped or shown[n] and mostly[member, item] \
                else "unknown" if can_show(wide, item) else "not-seen"
            is_listed |= certainty != "not-seen"
            texts.append('{"certainty":"%s"%s,"item":%s%s,"origins":%d,"views":%d%s}' % (
                certainty, ',"first":"%s"' % written(min(seen)[0]) if seen else "", quoted(item),
                ',"last":"%s"' % written(max(seen)[0]) if seen else "", len({v[1] for v in seen} - {""}), len(seen),
                ',"visibility":"%s"' % min(v[2] for v in seen) if seen else ""))
        if is_listed:
            names = who["accounts"] or [entries[e][0] + "/" + entries[e][1] for e in who["entries"]]
            key = ("m:" if member else "n:") + min(names, key=str.encode)
            accounts = ",".join(quoted(account) for account in sorted(who["accounts"], key=str.encode))
            lines.append((key.encode(), ('{"accounts":[%s],"items":[%s],"kind":"%s","person":%s}' % (
                accounts, ",".join(texts), "member" if member else "non-member", quoted(key))).encode()))
    lines = [line for _, line in sorted(lines)]
    if people_path: open(people_path, "wb").write(b"".join(line + b"\n" for line in lines))
    found = root(lines).hex()
    print("people %d\nroot   %s\nscope  %s\n%s" % (len(lines), found, p["root"], "same" if found == p["root"] else "DIFFERENT"))
    return found == p["root"]

if __name__ == "__main__":
    if len(sys.argv) not in (2, 4) or sys.argv[2:3] not in ([], ["--people"]): stop("usage: verify.py PARAMETERS.json [--people OUT.jsonl]")
    try:
        is_same = main(sys.argv[1], sys.argv[3] if len(sys.argv) == 4 else None)
    except Exception as problem:  # Only a root that was worked out can be another one.
        stop("cannot tell: " + (str(problem) if isinstance(problem, OSError) else type(problem).__name__))  # Others may quote people's data.
    sys.exit(0 if is_same else 1)
