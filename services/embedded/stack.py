"""The processes of one data folder: servers, then children; watched, restarted, and stopped in the right order."""

import os
import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress

from services.contracts import broker, logs
from services.contracts.errors import TallywireError
from services.contracts.settings import Settings
from services.embedded import children, home, posts, processes
from services.embedded.home import Running
from services.embedded.hooks import Hooks
from services.embedded.postgres import Postgres
from services.embedded.posts import Post
from services.embedded.processes import Command
from services.embedded.redis import Redis
from services.embedded.servers import Server, await_ready
from services.embedded.watch import Watch

TICK = 0.25
LOOK = 2.0
PATIENCE = 90.0
WEB_SECONDS = 30.0
log = logs.get(__name__)

Commands = Callable[[Settings, Mapping[str, str]], tuple[Command, ...]]


class Stack:
    """The processes of one data folder, whose lock the caller holds."""

    def __init__(self, settings: Settings, hooks: Hooks, commands: Commands, stopping: threading.Event) -> None:
        self.settings = settings
        self._hooks, self._commands, self._stopping = hooks, commands, stopping
        self._servers: list[tuple[Server, Post]] = []
        self._children: dict[str, Post] = {}
        self._watch, self._looked = Watch(PATIENCE), time.monotonic()
        self._database_url = settings.database_url or ""
        self._redis_url = settings.redis_url or ""
        self._complete = False

    def start(self, crashed: bool) -> None:
        """Servers, migrations, leases, children, in this order; a stop that is asked for meanwhile ends it early."""
        processes.sweep(self.settings.home)
        children.wipe(self.settings.home)
        for step in (self._start_postgres, self._start_redis, lambda: self._take_stock(crashed), self._start_children):
            if self._stopping.is_set():
                return
            step()
        self._complete = True
        home.write_note(self.running())

    def _start_postgres(self) -> None:
        if not self._database_url:
            self._database_url = self._start_server(Postgres(self.settings.home), again=lambda: None)

    def _start_redis(self) -> None:
        if not self._redis_url:
            self._redis_url = self._start_server(Redis(self.settings.home), again=lambda: self._release(False))

    def _start_server(self, server: Server, again: Callable[[], None]) -> str:
        post = Post(
            name=server.name,
            command=server.command,
            prepare=server.prepare,
            ready=lambda process: await_ready(server, process, self._stopping),
            again=again,
        )
        self._servers.append((server, post))
        post.start()
        return server.url

    def _take_stock(self, crashed: bool) -> None:
        self._hooks.migrate(self._database_url)
        if not self.settings.redis_url:
            self._release(crashed)

    def _release(self, crashed: bool) -> None:
        """Whatever was handed out was lost with the queue: take it back now, not when its lease runs out."""
        self._hooks.release_all(self._database_url, crashed)

    def _start_children(self) -> None:
        environment = home.environment(self.settings, self._database_url, self._redis_url)
        for command in self._commands(self.settings, environment):
            post = Post(command.name, command=lambda command=command: command)  # type: ignore[misc]
            self._children[command.name] = post
            post.start()
        if web := self._children.get(children.WEB):
            self._await_web(web)

    def _await_web(self, web: Post) -> None:
        """Wait until the page can be opened, so that the announced address is good. Its failure ends nothing else."""
        address = (self.settings.web_host, self.settings.web_port)
        deadline = time.monotonic() + WEB_SECONDS
        while web.process and web.process.poll() is None and time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(address, timeout=1):
                return
            if self._stopping.wait(0.1):
                return

    def keep(self) -> None:
        """Look after all of it until a stop is asked for, then stop it: in the thread that starts, see `processes.start`."""
        while not self._stopping.wait(TICK):
            begun = [post.name for post in self._posts() if post.tend()]
            if self._look() or begun:
                home.write_note(self.running())
        self.stop()

    def _look(self) -> bool:
        """Every few seconds: keep the logs short, and restart the workers that live and do nothing; true where there was one."""
        now = time.monotonic()
        if now - self._looked < LOOK:
            return False
        self._looked = now
        for post in self._posts():
            processes.rotate(post.command().log)
        return bool(self._children) and self._restart_stuck(now)

    def _restart_stuck(self, now: float) -> bool:
        try:
            waiting = broker.waiting(self._redis_url).queues
            lengths = {queue: n for queue, n in waiting.items() if queue in self._children}
            stuck = self._watch.observe(lengths, self._hooks.progress(self._database_url), now)
        except TallywireError as error:
            log.warning("progress_unknown", reason=str(error))
            return False
        for queue in stuck:
            log.warning("worker_stuck", process=queue, waiting=lengths[queue])
            self._children[queue].restart()
        return bool(stuck)

    def _posts(self) -> list[Post]:
        return [*(post for _, post in self._servers), *self._children.values()]

    def stop(self) -> None:
        """Children first, the store last of them, so that results still come in; then Redis, then Postgres."""
        store = [post for name, post in self._children.items() if name == "store"]
        posts.stop(*(post for name, post in self._children.items() if name != "store"))
        posts.stop(*store)
        for server, post in reversed(self._servers):
            posts.stop(post)
            server.clear()
        self._servers.clear()
        self._children.clear()
        if self._complete:
            home.remove_note(self.settings.home)

    def running(self) -> Running:
        host = f"[{self.settings.web_host}]" if ":" in self.settings.web_host else self.settings.web_host
        return Running(
            home=str(self.settings.home),
            pid=os.getpid(),
            database_url=self._database_url,
            redis_url=self._redis_url,
            web=f"http://{host}:{self.settings.web_port}" if children.WEB in self._children else None,
            processes={post.name: post.process.pid for post in self._posts() if post.process is not None},
            contact=self.settings.contact or "",
            allow_private=self.settings.allow_private,
        )
