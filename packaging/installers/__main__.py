"""Build installers, or try them: python3 dev.py installer [deb|rpm|tar|windows|macos]… or check [SUBJECT]…"""

import sys
from importlib import import_module
from subprocess import SubprocessError

from installers.checks import Checks
from installers.errors import InstallerError

BUILDERS = {"deb": "linux", "rpm": "linux", "tar": "linux", "windows": "windows", "macos": "macos"}
"""Which module makes which installer, by a function of the same name that returns the files it wrote."""

SUBJECTS = ("linux_files", "linux_packages", "start", "wayland", "windows", "workflow")
"""What can be tried; each is a module of `installers.trying` with a `run(checks)`."""

HERE = {"linux": ("deb", "rpm", "tar"), "win32": ("windows",), "darwin": ("macos",)}
"""The installers of each system, made from what is frozen there and nowhere else; all of them when none is named."""


def build(names: list[str]) -> int:
    """Freeze the program once and make the installers of *names* from it; each says where it went."""
    from installers.freezing import freeze

    try:
        freeze()
        for name in names:
            for path in getattr(import_module(f"installers.{BUILDERS[name]}"), name)():
                print(f"{path}  {path.stat().st_size / 1e6:.1f} MB", flush=True)
    except (InstallerError, OSError, SubprocessError) as problem:
        print(f"Stopped: {problem}", file=sys.stderr)
        return 1
    return 0


def check(subjects: list[str]) -> int:
    """Try *subjects* and print PASS or FAIL for each thing that is expected of them."""
    checks = Checks()
    for subject in subjects:
        import_module(f"installers.trying.{subject}").run(checks)
    return checks.close()


def main(arguments: list[str]) -> int:
    """Do what the words say; return the exit code."""
    if arguments[:1] == ["check"] and set(arguments[1:]) <= set(SUBJECTS):
        return check(arguments[1:] or list(SUBJECTS))
    if not set(arguments) <= set(BUILDERS):
        print(__doc__, file=sys.stderr)
        return 2
    here = HERE[sys.platform]
    if elsewhere := [name for name in arguments if name not in here]:
        print(f"Not to be made on this system: {', '.join(elsewhere)}", file=sys.stderr)
        return 2
    return build(arguments or list(here))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
