"""Signing for Windows, where somebody has given a certificate; run as a program, it signs the files it is given.

WINDOWS_CERTIFICATE is a `.pfx` file in base64, WINDOWS_CERTIFICATE_PASSWORD its password. The installer's script calls
this file for itself and its uninstaller, so that the password stands in no script and in no output of makensis.
"""

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CERTIFICATE, PASSWORD = "WINDOWS_CERTIFICATE", "WINDOWS_CERTIFICATE_PASSWORD"
TIMESTAMPS = "http://timestamp.digicert.com"
"""Who confirms the time of signing; without that a signature dies with its certificate."""


def is_possible() -> bool:
    """Return whether a certificate was given."""
    return bool(os.environ.get(CERTIFICATE))


def sign(*files: Path) -> bool:
    """Sign *files* if a certificate was given, and return whether it was; raises `OSError` when it cannot be done."""
    if not is_possible():
        return False
    signtool = shutil.which("signtool")
    if signtool is None:
        raise FileNotFoundError(f"{CERTIFICATE} is set, but signtool (of the Windows SDK) is not in the path")
    with tempfile.TemporaryDirectory() as folder:
        certificate = Path(folder, "certificate.pfx")
        certificate.write_bytes(base64.b64decode(os.environ[CERTIFICATE]))
        owner = ["/f", str(certificate), "/p", os.environ.get(PASSWORD, "")]
        command = [signtool, "sign", "/q", *owner, "/fd", "sha256", "/tr", TIMESTAMPS, "/td", "sha256"]
        if subprocess.run([*command, *map(str, files)]).returncode:
            raise OSError(f"signtool could not sign {', '.join(map(str, files))}")
    return True


if __name__ == "__main__":
    sign(*map(Path, sys.argv[1:]))
