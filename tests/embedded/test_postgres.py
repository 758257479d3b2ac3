"""The embedded Postgres, with the real binaries: first start, restarts, kill -9, closed folders, root and a plain user."""

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import psycopg
import pytest

from services.contracts.errors import UnavailableError, UsageError
from services.embedded import processes, rights
from services.embedded.postgres import Postgres
from services.embedded.servers import await_ready
from tests.embedded.supervised import REPOSITORY, SERVE, alive, await_true, query, serving


def test_a_fresh_folder_gives_a_server_as_the_store_needs_it(home: Path) -> None:
    postgres = Postgres(home)
    with serving(postgres):
        assert query(postgres.url, "show server_version")[0][0].startswith("18.")  # type: ignore[attr-defined]
        assert query(postgres.url, "show server_encoding") == [("UTF8",)]
        assert query(postgres.url, "select datlocprovider, datlocale from pg_database where datname = 'postgres'") == [
            ("b", "C.UTF-8")
        ]
        assert query(postgres.url, "show data_checksums") == [("on",)]
        assert query(postgres.url, "show listen_addresses") == [("",)]
        assert query(postgres.url, "show synchronous_commit") == [("on",)]


def test_a_wrong_password_is_refused_and_the_right_one_is_private(server: Postgres) -> None:
    with serving(server):
        password = server.password_file.read_text()
        assert len(password) >= 24
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            query(server.url.replace(password, "guess"), "select 1")
        assert stat.S_IMODE(server.password_file.stat().st_mode) == 0o600
        assert stat.S_IMODE(server.sockets.stat().st_mode) == 0o700
        assert stat.S_IMODE(server.data.stat().st_mode) == 0o700


def test_data_and_password_stay_over_an_orderly_restart(server: Postgres) -> None:
    with serving(server):
        query(server.url, "create table kept as select generate_series(1, 1000) as n")
        url = server.url
    assert not server.sockets.exists()
    with serving(server):
        assert server.url == url
        assert query(server.url, "select count(*) from kept") == [(1000,)]
    assert "database system is shut down" in server.command().log.read_text()


def test_what_was_committed_stays_over_kill_9(home: Path, server: Postgres) -> None:
    with serving(server) as process:
        query(server.url, "create table kept as select generate_series(1, 1000) as n")
        process.kill()
        process.wait()
        processes.sweep(home, "postgres")
        assert (server.data / "postmaster.pid").exists()
    with serving(server):
        assert query(server.url, "select count(*) from kept") == [(1000,)]


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(server: Postgres) -> None:
    with serving(server):
        pid_file = (server.data / "postmaster.pid").read_text()
    stranger = subprocess.Popen(["sleep", "600"], user=rights.owner(server.data).user if os.geteuid() == 0 else None)
    try:
        (server.data / "postmaster.pid").write_text(pid_file.replace(pid_file.split()[0], str(stranger.pid), 1))
        with serving(server):
            assert query(server.url, "select 1") == [(1,)]
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_no_backend_is_left_after_a_stop_with_open_sessions(server: Postgres) -> None:
    with serving(server) as process:
        session = psycopg.connect(server.url)
        family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
        assert len(family) > 4
        processes.stop((process, server.command()))
        assert process.returncode == 0  # it ended by itself, and was not killed after its patience
        session.close()
    assert alive(family) == []


def test_a_folder_may_have_a_name_with_spaces_colons_and_letters_beyond_ascii(server: Postgres) -> None:
    folder = server.home / "Müller's: data"
    folder.mkdir()
    for path in (server.data, server.password_file):
        path.rename(folder / path.name)
    with serving(Postgres(folder)) as process:
        assert query(Postgres(folder).url, "select 1") == [(1,)]
        assert process.pid in [member.pid for member in processes.marked(folder)]


def test_half_a_first_start_is_begun_again(home: Path) -> None:
    postgres = Postgres(home)
    (home / "postgres.new" / "base").mkdir(parents=True)
    with serving(postgres):
        assert query(postgres.url, "select 1") == [(1,)]


def test_a_folder_of_another_major_version_is_refused_by_name(home: Path) -> None:
    postgres = Postgres(home)
    postgres.data.mkdir()
    (postgres.data / "PG_VERSION").write_text("16\n")
    with pytest.raises(UsageError, match="made by Postgres 16, and this one is 18"):
        postgres.prepare()
    postgres.clear()


def test_a_server_that_cannot_start_says_why(server: Postgres) -> None:
    server.prepare()
    with (server.data / "postgresql.conf").open("a") as file:
        file.write("shared_buffers = 'many'\n")
    process = processes.start(server.command())
    with pytest.raises(UnavailableError, match=r"postgres ended with status 1: .*configuration file"):
        await_ready(server, process, threading.Event(), seconds=120)
    processes.stop((process, server.command()))
    server.clear()


def test_a_socket_folder_of_somebody_else_is_refused(home: Path) -> None:
    postgres = Postgres(home)
    postgres.sockets.mkdir(mode=0o777)
    postgres.sockets.chmod(0o777)
    with pytest.raises(UsageError, match="is not a private folder"):
        postgres.prepare()
    postgres.clear()


def test_a_temporary_folder_with_too_long_a_path_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ("long" * 25)))
    with pytest.raises(UsageError, match="set TMPDIR to a shorter one"):
        _ = Postgres(tmp_path).sockets


@pytest.mark.skipif(
    processes.setpriv() is None, reason="needs util-linux's setpriv: only Linux tells a child of its parent's death"
)
@pytest.mark.parametrize("kind", ["server", "open_server"])
def test_it_stops_by_itself_when_its_supervisor_is_killed(kind: str, request: pytest.FixtureRequest) -> None:
    server: Postgres = request.getfixturevalue(kind)
    words = [sys.executable, "-c", SERVE, str(server.home)]
    with subprocess.Popen(words, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as script:
        assert script.stdout
        process = psutil.Process(int(script.stdout.readline().split()[1]))
        script.send_signal(signal.SIGKILL)
        psutil.wait_procs([process], timeout=60)
        assert alive([process]) == []
    server.clear()


def test_lock_files_that_name_a_zombie_do_not_stop_the_start(home: Path, server: Postgres) -> None:
    with serving(server) as process:
        process.kill()
        processes.sweep(home, "postgres")
        await_true(lambda: psutil.Process(process.pid).status() == psutil.STATUS_ZOMBIE)
        server.prepare()
        second = processes.start(server.command())
        await_ready(server, second, threading.Event(), seconds=120)
        processes.stop((second, server.command()))
