"""A proxy that makes a server on this machine seem far away: all that goes through it takes its time, both ways.

with far_away(port, round_trip=0.1, megabits=8) as far_port: ...  # point the browser at far_port
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future

MOST_AT_ONCE = 4096  # bytes that arrive together


class Way:
    """One way of a line: what is sent arrives later, and no faster than the line can carry.

    Parameters
    ----------
    delay : float, seconds
    rate : float, bytes a second
        All connections share it.
    """

    def __init__(self, delay: float, rate: float):
        self.delay, self.rate = delay, rate
        self.free_from = 0.0

    def arrival(self, size: int) -> float:
        """Return when so many bytes, sent now, will have arrived."""
        self.free_from = max(self.free_from, time.monotonic()) + size / self.rate
        return self.free_from + self.delay

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry all that comes from one side to the other, until one of them hangs up."""
        underway = asyncio.Queue()

        async def deliver():
            while True:
                due, data = await underway.get()
                await asyncio.sleep(due - time.monotonic())
                if not data:
                    return
                writer.write(data)
                await writer.drain()

        delivery = asyncio.create_task(deliver())
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(MOST_AT_ONCE):
                underway.put_nowait((self.arrival(len(data)), data))
        underway.put_nowait((self.arrival(0), b""))
        with contextlib.suppress(ConnectionError):
            await delivery
        writer.close()


@contextlib.contextmanager
def far_away(port: int, round_trip: float, megabits: float) -> Iterator[int]:
    """Give a port of this machine that leads to another one of its ports over a long line.

    Parameters
    ----------
    port : int
        Where the line ends.
    round_trip : float, seconds
        How long nothing at all takes, there and back.
    megabits : float
        How much the line carries in a second, each way.
    """
    there, back = (Way(round_trip / 2, megabits * 1e6 / 8) for _ in range(2))
    opened: Future[tuple[int, asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def connect(reader, writer):
        with contextlib.suppress(OSError, asyncio.CancelledError):  # it is gone, or all is over
            onward_reader, onward_writer = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.gather(there.carry(reader, onward_writer), back.carry(onward_reader, writer))
        writer.close()

    async def serve():
        server = await asyncio.start_server(connect, "127.0.0.1", 0)
        is_over = asyncio.Event()
        opened.set_result((server.sockets[0].getsockname()[1], asyncio.get_running_loop(), is_over))
        await is_over.wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    far_port, loop, is_over = opened.result()
    try:
        yield far_port
    finally:
        loop.call_soon_threadsafe(is_over.set)
        thread.join()
