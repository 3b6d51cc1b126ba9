"""Spark: a session on a cluster that is there, and a small real cluster on this machine, for trying out and for the tests."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from whatmatters.measures.dimensions import Refused
from whatmatters.measures.on_spark import SETTINGS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE: Final = "127.0.0.1"
PATIENCE: Final = 90.0
# Spark cuts its work into 200 pieces unless told otherwise: for a few cores that is nothing but waiting.
ON_THIS_MACHINE: Final = {
    "spark.driver.host": HERE,
    "spark.driver.bindAddress": HERE,
    "spark.sql.shuffle.partitions": "4",
}


def java() -> str | None:
    """Where Java is, which Spark runs on; None where there is none."""
    home = os.environ.get("JAVA_HOME")
    named = Path(home, "bin", "java") if home else None
    return str(named) if named and named.exists() else shutil.which("java")


def _need_java() -> None:
    if java() is None:
        raise Refused(
            "Spark runs on Java 17 or 21, and there is none here. Debian or Ubuntu: apt install default-jre-headless"
        )


@contextmanager
def session(master: str, **settings: str) -> Iterator["SparkSession"]:
    """A session on the cluster at `master` (`spark://host:7077`, or `local[2]` for this process), let go of at the end.

    `settings` are Spark's own. Raises Refused where there is no Java, or no cluster answers.
    """
    from pyspark.sql import SparkSession

    _need_java()
    local = ON_THIS_MACHINE if _on_this_machine(master) else {}
    builder = SparkSession.builder.master(master).appName("What Matters")
    for name, value in {**SETTINGS, **local, **settings}.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except Exception as wrong:
        raise Refused(
            f"No cluster answers at {master}: {type(wrong).__name__}. Check the address and that it runs."
        ) from None
    spark.sparkContext.setLogLevel("OFF")
    try:
        yield spark
    finally:
        spark.stop()


def _on_this_machine(master: str) -> bool:
    return master.startswith("local") or f"//{HERE}:" in master


@contextmanager
def on_this_machine(workers: int = 2, memory: str = "1g") -> Iterator[str]:
    """A master and so many workers, each a process of its own with one core, on loopback; the address of the master. They end
    with the block. Raises Refused without Java, or where they do not start."""
    import pyspark

    _need_java()
    home = Path(pyspark.__file__).parent
    folder = Path(tempfile.mkdtemp(prefix="whatmatters-cluster-"))
    port = _free_port()
    address = f"spark://{HERE}:{port}"
    quiet = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": HERE, "SPARK_NO_DAEMONIZE": "1", "SPARK_DAEMON_MEMORY": "512m"}  # fmt: skip
    started: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str) -> Path:
        log = folder / f"{name}.log"
        command = [
            str(home / "bin" / "spark-class"),
            f"org.apache.spark.deploy.{arguments[0]}",
            *arguments[1:],
        ]
        with log.open("wb") as out:
            started.append(
                subprocess.Popen(
                    command, stdout=out, stderr=out, env=quiet, cwd=folder, start_new_session=True
                )
            )
        return log

    try:
        log = start(
            "master", "master.Master", "--host", HERE, "--port", str(port), "--webui-port", str(_free_port())
        )
        _wait(log, "I have been elected leader", started[-1])
        for number in range(workers):
            start(f"worker-{number}", "worker.Worker", "--host", HERE, "--port", str(_free_port()), "--webui-port",
                  str(_free_port()), "--cores", "1", "--memory", memory, "--work-dir", str(folder / f"work-{number}"),
                  address)  # fmt: skip
        _wait(log, "Registering worker", started[0], times=workers)
        yield address
    finally:
        for one in reversed(started):
            _end(one)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(log: Path, words: str, process: "subprocess.Popen[bytes]", times: int = 1) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if log.read_text("utf-8", "replace").count(words) >= times:
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise Refused(
        f"The cluster did not start on this machine: its master said {log.read_text('utf-8', 'replace')[-300:]!r}"
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """With what it started: a worker starts executors."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HERE, 0))
        return int(one.getsockname()[1])
