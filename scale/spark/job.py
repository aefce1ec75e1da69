"""Scans logs with Apache Spark as the scheduler: parts of files go out as names, segments come back into a shared folder.

    spark-submit --master URL job.py --haechi PROGRAM --config haechi.yaml --store SHARED-FOLDER [--part-size BYTES]

The executors see the logs, the configuration and the store under the same paths. No line of a log passes through Spark.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import time

from pyspark import SparkConf, SparkContext, TaskContext


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--haechi", required=True, help="the program, at the same path on every machine")
    parser.add_argument("--config", required=True)
    parser.add_argument("--store", required=True, help="the store folder, shared by all")
    parser.add_argument("--part-size", type=int, default=8 << 30, help="bytes of text in a part, at least")
    parser.add_argument("--parts-a-task", type=int, default=1, help="small parts are worth one process together")
    parser.add_argument("--master", help="Spark's address, where spark-submit does not give one")
    parser.add_argument("--lose", type=int, help="for rehearsals: the executor that takes this task dies once")
    return parser.parse_args()


def haechi(options: argparse.Namespace, *words: str) -> str:
    """Runs the program and gives what it printed; its own words explain a failure."""
    command = [options.haechi, *words, "--config", options.config, "--store", options.store]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"haechi {words[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stdout


def scan_parts(options: argparse.Namespace, number: int, names: list) -> list:
    """One task: a few parts. A failure fails the task, which Spark tries again, elsewhere if it can; what was scanned is not scanned again."""
    words = ["scan", "--part-size", str(options.part_size), "--threads", "1"]
    for name in names:
        words += ["--part", name]
    if number == options.lose and TaskContext.get().attemptNumber() == 0:
        lose_executor(options, words)
    return [json.loads(line) for line in haechi(options, *words).splitlines()]


def lose_executor(options: argparse.Namespace, words: list) -> None:
    """Kills the worker in the middle of its part, and the executor with it, as a machine that loses its power does."""
    worker = subprocess.Popen([options.haechi, *words, "--config", options.config, "--store", options.store])
    time.sleep(0.05)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    with open(f"/proc/{os.getppid()}/stat", encoding="utf-8") as status:
        # The Python daemon is our parent, and the executor's own process is its parent.
        executor = int(status.read().rsplit(")", 1)[1].split()[1])
    os.kill(executor, signal.SIGKILL)


def main() -> None:
    options = arguments()
    conf = SparkConf().setAppName("haechi scan")
    if options.master:
        conf.setMaster(options.master)
    listed = haechi(options, "scan", "--list-parts", "--part-size", str(options.part_size))
    parts = [json.loads(line)["name"] for line in listed.splitlines()]
    tasks = [parts[start : start + options.parts_a_task] for start in range(0, len(parts), options.parts_a_task)]
    with SparkContext(conf=conf) as spark:
        done = spark.parallelize(list(enumerate(tasks)), len(tasks)).flatMap(lambda task: scan_parts(options, *task)).collect()
    events = sum(part["counts"]["events"] for part in done)
    index = json.loads(haechi(options, "scan", "--finish", "--part-size", str(options.part_size), "--json"))
    if index["counts"]["events"] != events:
        sys.exit(f"the workers read {events} events, the index holds {index['counts']['events']}: was a log delivered twice?")
    haechi(options, "detect")
    scope = json.loads(haechi(options, "scope", "make", "--json"))
    print(json.dumps({"parts": len(parts), "events": events, "people": scope["counts"]["people"], "digest": scope["digest"]}))


main()
