"""Whose rights the embedded Postgres runs with, with the real binaries: root, nobody, a plain user, closed folders."""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from services.contracts.errors import UsageError
from services.embedded import processes, rights
from services.embedded.postgres import Postgres, binary
from tests.embedded.conftest import root_only
from tests.embedded.supervised import REPOSITORY, SERVE, query, serving

NOBODY = pwd.getpwnam("nobody")


def modes(path: Path) -> list[int]:
    return [stat.S_IMODE(folder.stat().st_mode) for folder in path.parents]


@root_only
def test_root_hands_it_to_nobody_without_any_capability_where_all_may_enter(open_server: Postgres) -> None:
    with serving(open_server) as process:
        server = psutil.Process(process.pid)
        assert server.uids().effective == NOBODY.pw_uid
        assert "CapEff:\t0000000000000000" in Path(f"/proc/{process.pid}/status").read_text()


@root_only
def test_root_below_a_closed_folder_gives_it_one_capability_and_leaves_the_folders_as_they_are(server: Postgres) -> None:
    server.home.parent.chmod(0o700)
    before = modes(server.home)
    with serving(server) as process:
        assert psutil.Process(process.pid).uids().effective == NOBODY.pw_uid
        status = Path(f"/proc/{process.pid}/status").read_text()
        for name in ("CapEff", "CapPrm", "CapBnd", "CapAmb"):
            assert f"{name}:\t0000000000000004" in status
        assert "NoNewPrivs:\t1" in status
    assert modes(server.home) == before


@root_only
@pytest.mark.parametrize("program_mode", [0o755, 0o700])
def test_an_environment_below_a_closed_folder_works_also_over_kill_9(
    home: Path, open_server: Postgres, monkeypatch: pytest.MonkeyPatch, program_mode: int
) -> None:
    site = home / "site"
    wheel = binary("postgres").parents[2]
    shutil.copytree(wheel / "pginstall18", site / wheel.name / "pginstall18")
    shutil.copytree(wheel.parent / f"{wheel.name}.libs", site / f"{wheel.name}.libs")
    (site / wheel.name / "__init__.py").touch()
    site.chmod(0o700)
    for program in (site / wheel.name / "pginstall18" / "bin").iterdir():
        program.chmod(program_mode)
    monkeypatch.syspath_prepend(str(site))
    importlib.invalidate_caches()
    assert binary("postgres").is_relative_to(site)
    with serving(open_server) as process:
        query(open_server.url, "create table kept as select 1 as n")
        process.kill()
        process.wait()
        processes.sweep(open_server.home, "postgres")
    with serving(open_server):
        assert query(open_server.url, "select n from kept") == [(1,)]


@root_only
def test_without_setpriv_root_is_told_where_the_data_may_lie(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "setpriv", lambda: None)
    home.parent.chmod(0o700)
    with pytest.raises(UsageError, match="set TALLYWIRE_HOME to a folder like /var/lib/tallywire"):
        Postgres(home).command()


@root_only
def test_without_setpriv_root_still_hands_it_over_where_all_may_enter(
    open_server: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "setpriv", lambda: None)
    with serving(open_server) as process:
        assert psutil.Process(process.pid).uids().effective == NOBODY.pw_uid


def as_user(home: Path) -> subprocess.Popen[str]:
    """The script above as nobody; Python itself may lie where only root may go."""
    who = rights.Owner(NOBODY.pw_uid, NOBODY.pw_gid)
    os.chown(home, *who)
    tool = processes.setpriv()
    assert tool
    words = [*rights.capable(tool, who, rights.READ_SEARCH), sys.executable, "-c", SERVE, str(home)]
    return subprocess.Popen(words, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@root_only
def test_a_plain_user_runs_it_as_himself_and_root_can_carry_on_with_the_same_folder(open_home: Path) -> None:
    with as_user(open_home) as script:
        assert script.stdout
        url, pid = script.stdout.readline().split()
        assert psutil.Process(int(pid)).uids().effective == NOBODY.pw_uid
        query(url, "create table kept as select 7 as n")
        script.communicate()
    assert script.returncode == 0
    assert not psutil.pid_exists(int(pid))
    postgres = Postgres(open_home)
    with serving(postgres):
        assert query(postgres.url, "select n from kept") == [(7,)]
