"""A class on one server: many kernels at once, whose learners drag sliders. What does each need, how long does it wait?

A real Jupyter server is started as ``make lab`` starts it. Learners without a browser speak to it as a page does, over
the same websockets and with the same messages: a browser runs on the learner's own machine, not on the server.

1. The rush: all open a notebook at the same moment, and run all its cells.
2. The lesson: a learner drags a slider 6 times a minute, as most of a lesson is reading, guessing and talking. A drag
   takes a second and sends 30 positions, as many as a browser shows in that time. As a page does, a learner has two
   requests on the way at most, and of those that wait only the latest counts.
3. The training: one learner runs all of the notebook about the classifier. Then some train a classifier again and
   again, all at once, and five others drag sliders meanwhile.

The latency of a position is the time from the hand to the frame that shows it, with the wait for its turn; positions
that a later one overtook are not counted. What a browser needs to paint it comes on top: see bench_browser.py. Linux
only, as memory is read from there.

    make bench-class                                    # some eleven minutes
    python -m benchmarks.bench_class --learners 5 --seconds 20
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import secrets
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any
from urllib.parse import urlsplit

import nbformat
import psutil
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

from benchmarks.bench_browser import machine, p95, table
from tests.browser.driver import jupyter_lab
from tools.store_notebooks import NOTEBOOKS

CLASSES = [1, 5, 10, 20]  # the first one is what the others are compared with
TRAINERS = [1, 2, 4, 8]  # after none at all
BESIDE_TRAINERS = 5  # learners who drag sliders meanwhile
# Which notebooks a class has open: of five learners three have the first one, two the third.
OPENED = (
    "01_coin_weather",
    "03_sunny_and_rainy_regions",
    "01_coin_weather",
    "03_sunny_and_rainy_regions",
    "01_coin_weather",
)
TRAINED_IN = "04_animal_classifier"
DRAGS_A_MINUTE, DRAG_SECONDS, POSITIONS_A_SECOND = 6, 1.0, 30
MOST_UNANSWERED = 2  # as in live.js
PATIENCE = 900  # seconds after which something must have gone wrong

PROTOCOL = "v1.kernel.websocket.jupyter.org"  # the one that JupyterLab asks for

# One training, as in that notebook, with all its pictures.
BEFORE_TRAINING = """
import numpy as np
from weatherbits.animals import features_given, render
from weatherbits.classifier import HiddenLayerClassifier
labels = np.repeat(np.arange(7), 500)
training = render(features_given(labels, np.random.default_rng(0))), labels
"""
TRAINING = """
for report in HiddenLayerClassifier(7).fit(*training, rng=np.random.default_rng(0), steps=600, every=200):
    pass
"""


class Picture:
    """A picture of a notebook, with sliders, as its page knows it."""

    def __init__(self, learner: "Learner", comm: str, state: dict[str, Any]):
        self.learner, self.comm = learner, comm
        self.controls, self.frame = state["shape"]["controls"], state["frame"]
        self.asked = self.answered = self.frame["n"]
        self.waiting: tuple[float, str, float] | None = None  # since when, which slider, where to
        self.sent: dict[int, float] = {}  # the number of a request, and when the hand was there
        self.is_settled = asyncio.Event()
        self.is_settled.set()

    @property
    def sliders(self) -> list[str]:
        """The sliders that can do something now."""
        return [
            name
            for name, spec in self.controls.items()
            if spec["kind"] == "slider" and name not in self.frame["idle"]
        ]

    async def drag(self, rng: random.Random) -> None:
        """Drag a slider to some other place, and wait until its picture is there."""
        name = rng.choice(self.sliders)
        spec = self.controls[name]
        most = round((self.frame["ends"].get(name, spec["max"]) - spec["min"]) / spec["step"])
        start = (self.frame["values"][name] - spec["min"]) / spec["step"]
        end = rng.uniform(0, most)
        times = round(DRAG_SECONDS * POSITIONS_A_SECOND)
        begun, before = time.monotonic(), round(start)
        for turn in range(1, times + 1):
            await asyncio.sleep(begun + turn / POSITIONS_A_SECOND - time.monotonic())
            step = round(start + (end - start) * turn / times)
            if step != before:  # a slider with few steps says nothing in between
                self.ask(name, spec["min"] + step * spec["step"])
            before = step
        await asyncio.wait_for(self.is_settled.wait(), PATIENCE)

    def ask(self, name: str, value: float) -> None:
        self.is_settled.clear()
        self.waiting = time.monotonic(), name, value
        self.flush()

    def flush(self) -> None:
        if self.waiting and self.asked - self.answered < MOST_UNANSWERED:
            since, name, value = self.waiting
            self.waiting = None
            self.asked += 1
            self.sent[self.asked] = since
            request = {"do": "move", "name": name, "value": value, "n": self.asked}
            self.learner.send(
                "comm_msg", {"comm_id": self.comm, "data": {"method": "custom", "content": request}}
            )

    def show(self, frame: dict[str, Any]) -> None:
        """Take a frame, which answers all requests up to its number."""
        self.frame = frame
        self.answered = max(self.answered, frame["n"])
        for number in [number for number in self.sent if number <= self.answered]:
            self.learner.latencies.append(1e3 * (time.monotonic() - self.sent.pop(number)))
        self.flush()
        if self.asked == self.answered:
            self.is_settled.set()


@dataclass
class Learner:
    """Somebody with one notebook, and so one kernel."""

    server: str  # its address
    token: str
    path: str  # of the notebook, from the server's folder
    pictures: list[Picture] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)  # milliseconds
    first_picture_at: float = 0.0
    kernel: str = ""

    def __post_init__(self) -> None:
        self.rng = random.Random(self.path)  # the same hand in each run

    async def open(self) -> None:
        """Open the notebook, and wait until its kernel answers."""
        notebook = await self._fetch(f"api/contents/{self.path}?content=1")
        self.cells = [cell for cell in notebook["content"]["cells"] if cell["cell_type"] == "code"]
        wanted = {"path": self.path, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
        self.kernel = (await self._fetch("api/sessions", wanted))["kernel"]["id"]
        self.session = secrets.token_hex(16)
        address = self.server.replace("http", "ws", 1)
        self.line = await websocket_connect(
            HTTPRequest(
                f"{address}/api/kernels/{self.kernel}/channels?session_id={self.session}&token={self.token}",
                request_timeout=PATIENCE,
            ),
            subprotocols=[PROTOCOL],
            max_message_size=2**28,
        )
        self.line.protocol.set_nodelay(True)  # as browsers do
        self.replies: dict[str, asyncio.Future] = {}
        self.listening = asyncio.create_task(self._listen())
        await self._reply_to(self.send("kernel_info_request", {}))

    async def _fetch(self, path: str, body: dict | None = None) -> dict[str, Any]:
        request = HTTPRequest(
            f"{self.server}/{path}",
            method="POST" if body else "GET",
            body=json.dumps(body) if body else None,
            headers={"Authorization": f"token {self.token}"},
            request_timeout=PATIENCE,
        )
        return json.loads((await AsyncHTTPClient(max_clients=100).fetch(request)).body)

    def send(self, kind: str, content: dict, metadata: dict | None = None) -> str:
        """Send a message to the kernel; return its number."""
        number = secrets.token_hex(16)
        header = {
            "msg_id": number,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.4",
            "date": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        }
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        self.line.write_message(serialize_msg_to_ws_v1(parts, "shell"), binary=True)
        return number

    async def _reply_to(self, number: str) -> dict[str, Any]:
        reply = self.replies[number] = asyncio.get_running_loop().create_future()
        return await asyncio.wait_for(reply, PATIENCE)

    async def _listen(self) -> None:
        while (message := await self.line.read_message()) is not None:
            _, parts = deserialize_msg_from_ws_v1(message)
            header, parent, _, content = (json.loads(part) for part in parts[:4])
            self._hear(header["msg_type"], parent.get("msg_id", ""), content)

    def _hear(self, kind: str, parent: str, content: dict[str, Any]) -> None:
        if kind.endswith("_reply") and parent in self.replies:
            self.replies.pop(parent).set_result(content)
        elif kind == "comm_open":
            state = content["data"].get("state", {})
            if state.get("shape", {}).get("size"):  # a question with buttons has no picture
                self.first_picture_at = self.first_picture_at or time.monotonic()
                self.pictures.append(Picture(self, content["comm_id"], state))
        elif kind == "comm_msg" and "frame" in content["data"].get("state", {}):
            for picture in self.pictures:
                if picture.comm == content["comm_id"]:
                    picture.show(content["data"]["state"]["frame"])

    async def run(self, code: str, cell: str = "") -> float:
        """Run code in the kernel; return how many seconds that took."""
        start = time.monotonic()
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": True,
        }
        said = await self._reply_to(self.send("execute_request", content, {"cellId": cell} if cell else {}))
        if said["status"] != "ok":
            raise RuntimeError(f"{self.path}, {cell}: {said.get('ename')}: {said.get('evalue')}")
        return time.monotonic() - start

    async def run_all(self) -> None:
        for cell in self.cells:
            await self.run(cell["source"], cell["id"])

    async def learn(self, seconds: float) -> None:
        """Drag sliders for some time: once in each slot, and nobody knows when."""
        slot = 60 / DRAGS_A_MINUTE
        start = time.monotonic()
        for turn in range(max(1, round(seconds / slot))):
            moment = start + slot * turn + self.rng.uniform(0, slot - DRAG_SECONDS)
            await asyncio.sleep(max(0.0, moment - time.monotonic()))
            movable = [picture for picture in self.pictures if picture.sliders]
            await self.rng.choice(movable).drag(self.rng)

    def close(self) -> None:
        self.listening.cancel()
        self.line.close()


class Machine:
    """The server, its kernels, and these learners, as processes."""

    def __init__(self) -> None:
        self.learners = psutil.Process()
        (self.server,) = self.learners.children()

    def kernel(self, learner: Learner) -> psutil.Process:
        (found,) = [
            process
            for process in self.server.children(recursive=True)
            if any(f"kernel-{learner.kernel}.json" in word for word in process.cmdline())
        ]
        return found


def megabytes(process: psutil.Process) -> dict[str, float]:
    """Return a process's own memory, and its fair share of what it has in common with others."""
    memory = process.memory_full_info()
    return {"uss": memory.uss / 1e6, "pss": memory.pss / 1e6}


def most_megabytes(process: psutil.Process) -> float:
    """Return the most memory that a process has had so far, with what it has in common with others."""
    (peak,) = re.findall(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{process.pid}/status").read_text())
    return int(peak) * 1024 / 1e6


def seconds_of(processes: list[psutil.Process]) -> float:
    """Return how many seconds processes have computed so far."""
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def seconds_of_all() -> float:
    """Return how many seconds the whole machine has computed so far, other programs included."""
    times = psutil.cpu_times()
    return times.user + times.nice + times.system + times.irq + times.softirq


@contextlib.contextmanager
def a_server(paths: list[str]) -> Iterator[list[Learner]]:
    """Start a server with a notebook for each learner, in a folder of its own; give the learners."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        work = Path(folder) / "work"
        for number, name in enumerate(paths):
            mine = work / f"learner-{number}"
            mine.mkdir(parents=True)
            notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
            nbformat.write(notebook, mine / f"{name}.ipynb")
        with jupyter_lab(work, Path(folder) / "settings") as address:
            parts = urlsplit(address)
            token = parts.query.partition("=")[2]
            yield [
                Learner(f"http://{parts.netloc}", token, f"learner-{number}/{name}.ipynb")
                for number, name in enumerate(paths)
            ]


async def rush(learners: list[Learner]) -> dict[str, float]:
    """Let all open their notebooks and run all cells at once; return when the last one is how far, in seconds."""
    start = time.monotonic()

    async def begin(learner: Learner) -> tuple[float, float, float]:
        await learner.open()
        is_open = time.monotonic()
        await learner.run_all()
        return is_open, learner.first_picture_at, time.monotonic()

    reached = await asyncio.gather(*map(begin, learners))
    ready, picture, done = (max(times) - start for times in zip(*reached, strict=True))
    return {"ready": ready, "picture": picture, "done": done}


async def lesson(learners: list[Learner], seconds: float) -> None:
    """Let all drag sliders for some time."""
    await asyncio.gather(*(learner.learn(seconds) for learner in learners))


async def hold_class(learners: list[Learner], seconds: float) -> dict[str, Any]:
    """Measure a class of this size: the rush, then the lesson."""
    processes = Machine()
    result: dict[str, Any] = {"rush": await rush(learners)}
    kernels = [processes.kernel(learner) for learner in learners]
    result["rush"]["core"] = seconds_of([*kernels, processes.server]) / len(learners)
    for learner in learners:
        learner.latencies.clear()
    everybody = {"kernels": kernels, "server": [processes.server], "learners": [processes.learners]}
    before, all_before = {who: seconds_of(those) for who, those in everybody.items()}, seconds_of_all()
    start = time.monotonic()
    await lesson(learners, seconds)
    share = 100 / (time.monotonic() - start)  # a second in this time, as a share of a core
    result["cpu"] = {who: share * (seconds_of(those) - before[who]) for who, those in everybody.items()}
    others = share * (seconds_of_all() - all_before) - sum(result["cpu"].values())
    result["cpu"]["others"] = max(0.0, others)
    result["latencies"] = [latency for learner in learners for latency in learner.latencies]
    result["server"] = megabytes(processes.server)
    result["memory"] = [
        (Path(learner.path).stem, megabytes(kernel))
        for learner, kernel in zip(learners, kernels, strict=True)
    ]
    for learner in learners:
        learner.close()
    return result


async def hold_training(learners: list[Learner], numbers: list[int], seconds: float) -> dict[str, Any]:
    """Measure trainings, so many at once, while the first few learners drag sliders."""
    processes = Machine()
    movers, trainers = learners[:BESIDE_TRAINERS], learners[BESIDE_TRAINERS:]
    whole = await rush(trainers[:1])
    kernel = processes.kernel(trainers[0])
    result: dict[str, Any] = {"whole": whole | megabytes(kernel) | {"most": most_megabytes(kernel)}}
    for trainer in trainers[1:]:
        await trainer.open()
    for trainer in trainers:
        await trainer.run(BEFORE_TRAINING)
    await rush(movers)
    for number in [0, *numbers]:
        for mover in movers:
            mover.latencies.clear()
        is_over = asyncio.Event()
        training = [asyncio.create_task(train(trainer, is_over)) for trainer in trainers[:number]]
        await lesson(movers, seconds)
        is_over.set()
        took = [one for some in await asyncio.gather(*training) for one in some]
        latencies = [latency for mover in movers for latency in mover.latencies]
        result[number] = {"took": took, "latencies": latencies}
    for learner in learners:
        learner.close()
    return result


async def train(learner: Learner, is_over: asyncio.Event) -> list[float]:
    """Train again and again, until it is over; return how many seconds each training took."""
    took = []
    while not is_over.is_set():
        took.append(await learner.run(TRAINING))
    return took


def waits(latencies: list[float]) -> list[str]:
    return [f"{median(latencies):.0f}", f"{p95(latencies):.0f}", f"{max(latencies):.0f}"]


def report_of_classes(results: dict[int, dict[str, Any]]) -> list[str]:
    """Return what was measured of each class, as tables in Markdown."""
    first = next(iter(results.values()))
    rushes, lessons, memory = [], [], []
    for number, result in results.items():
        times, alone = result["rush"], first["rush"]
        rushes.append(
            [str(number), *(f"{times[key]:.1f}" for key in times), f"{times['done'] / alone['done']:.1f}"]
        )
        cpu = result["cpu"]
        lessons.append(
            [
                str(number),
                f"{len(result['latencies'])}",
                *waits(result["latencies"]),
                f"{p95(result['latencies']) / p95(first['latencies']):.1f}",
                f"{cpu['kernels'] / number:.1f}",
                f"{cpu['server'] / number:.1f}",
                f"{cpu['kernels'] + cpu['server']:.0f}",
                f"{cpu['learners']:.0f}",
                f"{cpu['others']:.0f}",
            ]
        )
        sizes = [size for _, size in result["memory"]]
        everything = result["server"]["pss"] + sum(size["pss"] for size in sizes)
        memory.append(
            [
                str(number),
                *(f"{mean(size[kind] for size in sizes):.0f}" for kind in ("pss", "uss")),
                *(_megabytes_of(name, result["memory"]) for name in dict.fromkeys(OPENED)),
                f"{result['server']['pss']:.0f}",
                f"{everything / 1e3:.1f}",
            ]
        )
    return [
        *table(
            [
                "learners", "last kernel answers, s", "last first picture, s", "all cells run, s",
                "seconds of a core a learner", "all cells run ÷ alone",
            ],
            rushes,
        ),
        "",
        *table(
            [
                "learners", "positions shown", "latency, ms: median", "p95", "worst", "p95 ÷ alone",
                "a kernel, % of a core", "server, % of a core a learner", "together, % of a core", "(these learners)",
                "(other programs)",
            ],
            lessons,
        ),
        "",
        *table(
            [
                "learners", "a kernel, MB: PSS", "USS", *(f"PSS of {name}" for name in dict.fromkeys(OPENED)),
                "server, MB", "together, GB",
            ],
            memory,
        ),
    ]  # fmt: skip


def _megabytes_of(name: str, memory: list[tuple[str, dict[str, float]]]) -> str:
    sizes = [size["pss"] for opened, size in memory if opened == name]
    return f"{mean(sizes):.0f}" if sizes else "–"


def report_of_trainings(result: dict[str, Any]) -> list[str]:
    """Return what was measured of the trainings, in Markdown."""
    whole = result.pop("whole")
    alone = next(median(one["took"]) for one in result.values() if one["took"])
    rows = [
        [
            str(number),
            *([f"{median(one['took']):.1f}", f"{median(one['took']) / alone:.1f}"] if number else ["–"] * 2),
            *waits(one["latencies"]),
        ]
        for number, one in result.items()
    ]
    return [
        f"All of {TRAINED_IN}: {whole['done']:.0f} s; its kernel then has {whole['pss']:.0f} MB (PSS; USS "
        f"{whole['uss']:.0f}), and had {whole['most']:.0f} at most.",
        "",
        *table(
            ["train at once", "a training, s", "÷ alone", "five others, ms: median", "p95", "worst"], rows
        ),
    ]


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learners", type=int, nargs="+", default=CLASSES, help="how large the classes are")
    parser.add_argument("--trainers", type=int, nargs="*", default=TRAINERS, help="how many train at once")
    parser.add_argument("--seconds", type=float, default=60, help="how long each lesson takes")
    return parser.parse_args()


def main() -> None:
    arguments = read_arguments()
    load = os.getloadavg()[0]
    classes = {}
    for number in arguments.learners:
        with a_server([OPENED[turn % len(OPENED)] for turn in range(number)]) as learners:
            classes[number] = asyncio.run(hold_class(learners, arguments.seconds))
    print(f"{machine()}; load {load:.1f} before the run.\n")
    print("\n".join(report_of_classes(classes)), flush=True)
    if arguments.trainers:
        opened = [OPENED[0]] * BESIDE_TRAINERS + [TRAINED_IN] * max(arguments.trainers)
        with a_server(opened) as learners:
            trainings = asyncio.run(hold_training(learners, arguments.trainers, arguments.seconds / 2))
        print("\n" + "\n".join(report_of_trainings(trainings)))
    print(f"\nLoad {os.getloadavg()[0]:.1f} after the run.")


if __name__ == "__main__":
    main()
