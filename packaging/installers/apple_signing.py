"""Apple's signatures: ad hoc, or with a Developer ID and notarised when the environment has the secrets for it.

A program without any signature does not start on Apple processors, so the least is an ad hoc one (identity `-`): it
names nobody, and Gatekeeper asks the user once. See packaging/README.md for the secrets.
"""

import base64
import binascii
import json
import os
import plistlib
import secrets
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from installers.errors import InstallerError

MACH_O = (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf")
"""How a program or library of macOS begins: 64 and 32 bit, and several processors in one file."""

SECRETS = (
    "MACOS_CERTIFICATE",
    "MACOS_CERTIFICATE_PASSWORD",
    "MACOS_NOTARY_KEY",
    "MACOS_NOTARY_KEY_ID",
    "MACOS_NOTARY_ISSUER",
)
"""The variables that `Credentials` are read from, in the order of its fields."""

AUTHORITY = "Developer ID Application"
"""What the name of a certificate for programs outside the App Store begins with."""


class AppleError(InstallerError):
    """A step of signing or packing failed; the text says which, and what it printed."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What signing with a Developer ID and notarising need."""

    certificate: bytes
    """A .p12 file: certificate, its chain and the private key."""

    password: str
    notary_key: str
    """The text of an App Store Connect API key (.p8)."""

    notary_key_id: str
    notary_issuer: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self | None:
        """Read `SECRETS`, the certificate as base64; None when all of them are missing or empty.

        Some without the others are a mistake that else its users would find: `AppleError`.
        """
        values = [environment.get(name, "") for name in SECRETS]
        absent = [name for name, value in zip(SECRETS, values, strict=True) if not value]
        if len(absent) == len(SECRETS):
            return None
        if absent:
            raise AppleError(f"signing needs all of its secrets or none; these are missing: {', '.join(absent)}")
        try:
            certificate = base64.b64decode("".join(values[0].split()), validate=True)
        except binascii.Error as error:
            raise AppleError(f"MACOS_CERTIFICATE is not base64 ({error})") from error
        return cls(certificate, *values[1:])


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the options of codesign that name the identity, and what the program itself gets besides."""

    identity: tuple[str, ...]
    for_program: tuple[str, ...] = ()

    def sign(self, *paths: Path) -> None:
        """Sign files, frameworks or an image, replacing the signatures they have."""
        if paths:
            run("codesign", "--force", *self.identity, *paths)

    def sign_app(self, app: Path) -> None:
        """Sign all code in *app* from the inside out, as Apple asks (with `--deep` for checking only), and check it."""
        self.sign(*loose_code(app))
        for framework in frameworks(app):
            self.sign(framework)
        run("codesign", "--force", *self.identity, *self.for_program, app)
        run("codesign", "--verify", "--deep", "--strict", "--verbose=1", app)


AD_HOC = Signer(("--sign", "-"))


def loose_code(app: Path) -> list[Path]:
    """Return the libraries and plugins in *app* that are signed one by one: neither its program nor a framework's."""
    return sorted(
        path
        for path in app.rglob("*")
        if path.is_file() and not path.is_symlink() and _is_mach_o(path)
        if path.parent != app / "Contents" / "MacOS" and path.name != _framework_of(path)
    )


def frameworks(app: Path) -> list[Path]:
    """Return the frameworks in *app*, inner ones first."""
    found = [path for path in app.rglob("*.framework") if path.is_dir() and not path.is_symlink()]
    return sorted(found, key=lambda path: (-len(path.parts), path))


def _framework_of(path: Path) -> str:
    return next((parent.stem for parent in path.parents if parent.suffix == ".framework"), "")


def _is_mach_o(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) in MACH_O


@contextmanager
def developer_id(credentials: Credentials, entitlements: Path) -> Iterator[Signer]:
    """Give a signer whose certificate lies in a keychain of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        keychain, password = Path(folder) / "signing.keychain-db", secrets.token_urlsafe(24)
        certificate, plain = Path(folder) / "certificate.p12", Path(folder) / "entitlements.plist"
        certificate.write_bytes(credentials.certificate)
        plain.write_bytes(plistlib.dumps(plistlib.loads(entitlements.read_bytes())))  # codesign may refuse comments
        run("security", "create-keychain", "-p", password, keychain)
        try:
            run("security", "set-keychain-settings", keychain)  # else it locks itself after five minutes
            run("security", "unlock-keychain", "-p", password, keychain)
            run(
                "security", "import", certificate, "-k", keychain, "-P", credentials.password, "-T", "/usr/bin/codesign"
            )
            run("security", "set-key-partition-list", "-S", "apple-tool:,apple:", "-s", "-k", password, keychain)
            known = [line.strip().strip('"') for line in run("security", "list-keychains", "-d", "user").splitlines()]
            run("security", "list-keychains", "-d", "user", "-s", keychain, *known)
            yield Signer(
                ("--timestamp", "--options", "runtime", "--keychain", str(keychain), "--sign", AUTHORITY),
                ("--entitlements", str(plain)),
            )
        finally:
            run("security", "delete-keychain", keychain)  # takes it off the list, too


def notarise(sent: Path, stapled: Path, credentials: Credentials) -> None:
    """Send *sent* to Apple, wait for the verdict, and staple the ticket to *stapled* (a .zip can't carry one)."""
    with tempfile.TemporaryDirectory() as folder:
        key = Path(folder) / "key.p8"
        key.write_text(credentials.notary_key, encoding="ascii")
        access = ("--key", key, "--key-id", credentials.notary_key_id, "--issuer", credentials.notary_issuer)
        submit = ("xcrun", "notarytool", "submit", sent, *access, "--wait", "--timeout", "30m")
        answer = json.loads(run(*submit, "--output-format", "json"))
        if answer.get("status") != "Accepted":  # notarytool itself ends with 0 on any verdict
            log = run("xcrun", "notarytool", "log", answer["id"], *access)
            raise AppleError(f"Apple did not notarise {sent.name}: {answer.get('status')}\n{log}")
    run("xcrun", "stapler", "staple", stapled)


def run(*command: object, timeout: float = 2400) -> str:
    """Run a program and return what it printed; `AppleError` tells its first two words, as others may be secret."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", errors="replace", timeout=timeout)
    if done.returncode:
        raise AppleError(f"{' '.join(words[:2])} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout
