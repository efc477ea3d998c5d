"""The programs a trial drives: installed on a Debian where we are root, else asked for by name."""

import os
import shutil
import subprocess
import sys

from installers.checks import CheckError


def need(**packages: str) -> None:
    """Have programs at hand, given as `program="its Debian package"` (`_` stands for `-`).

    Raises `CheckError` with the line that installs what is missing.
    """
    wanted = {program.replace("_", "-"): package for program, package in packages.items()}
    absent = {program: package for program, package in wanted.items() if not shutil.which(program)}
    if not absent:
        return
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *sorted(set(absent.values()))]
    if sys.platform == "linux" and shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for attempt in (command, ["apt-get", "update", "-q"], command):
            subprocess.run(attempt, env=environment, capture_output=True)
            if all(map(shutil.which, absent)):
                return
    raise CheckError(f"{', '.join(absent)} not found; install with: sudo {' '.join(command)}")
