"""The service as a process of its own, asked over HTTP: what measuring needs of it."""

import http.client
import json
import os
import re
import secrets
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from evals.errors import EvaluationError

_PATIENCE = 180.0
"""Seconds that a server may take to answer its first question."""
_ANSWER = 60.0
"""Seconds that an answer may take."""
_STOP = 10.0
_MB = 1e6


@dataclass(frozen=True, slots=True)
class Use:
    """What a process holds: memory now and at most in MB, open files, threads."""

    memory: float
    most: float
    files: int
    threads: int


@dataclass(frozen=True, slots=True)
class Server:
    """A service that runs; its token keeps questions from being counted against the limits."""

    process: "subprocess.Popen[bytes]"
    port: int
    token: str

    def line(self) -> http.client.HTTPConnection:
        """A connection that is kept between questions, for one asker."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=_ANSWER)

    def ask(self, question: str, line: http.client.HTTPConnection | None = None) -> int:
        """The status of the reply to a question; its body is read.

        Raises OSError where no reply comes, HTTPException where it breaks off.
        """
        with nullcontext(line) if line else closing(self.line()) as used:
            headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
            used.request("POST", "/api/v1/ask", json.dumps({"question": question}), headers)
            reply = used.getresponse()
            reply.read()
            return reply.status

    def use(self) -> Use:
        """What the process holds now; raises EvaluationError where the kernel doesn't tell."""
        folder = Path(f"/proc/{self.process.pid}")
        try:
            status = (folder / "status").read_text(encoding="ascii")
            files = len(list((folder / "fd").iterdir()))
        except OSError as error:
            raise EvaluationError("Minnet kan bara mätas på Linux, och bara medan tjänsten lever.") from error
        held = {name: int(value) for name, value in re.findall(r"^(\w+):\s+(\d+)", status, re.MULTILINE)}
        return Use(held["VmRSS"] * 1024 / _MB, held["VmHWM"] * 1024 / _MB, files, held["Threads"])


@contextmanager
def serving(program: Sequence[str], folder: Path, first: str) -> Iterator[Server]:
    """A service over the index in a folder, from its first answer on; raises EvaluationError where none comes."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port = int(taken.getsockname()[1])
    token = secrets.token_hex(16)
    silence = subprocess.DEVNULL
    process = subprocess.Popen(
        [*program, "serve", "--port", str(port)], env=environ(folder, token), stdout=silence, stderr=silence
    )
    server = Server(process, port, token)
    try:
        _wait(server, first)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(timeout=_STOP)
        except subprocess.TimeoutExpired:
            process.kill()


def environ(folder: Path, token: str = "") -> Mapping[str, str]:
    """The environment of this process with the measured data folder."""
    mine = {"TRYGG_DATA": str(folder), "TRYGG_CHROMA_URL": "", "TRYGG_STAFF_TOKEN": token}
    return {**os.environ, **mine}


def _wait(server: Server, question: str) -> None:
    end = perf_counter() + _PATIENCE
    while perf_counter() < end and server.process.poll() is None:
        try:
            server.ask(question)
            return
        except OSError:
            sleep(0.05)
    raise EvaluationError("Tjänsten startade inte. Pröva «trygg serve» för att se varför.")
