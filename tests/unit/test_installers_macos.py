"""The macOS bundle: its property list, and the commands that sign and pack it, written down instead of run."""

import base64
import plistlib
import sys
import xml.dom.minidom
from pathlib import Path
from types import SimpleNamespace

import pytest

from installers import apple_signing, macos, places, product
from installers.apple_signing import AppleError, Credentials

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a bundle has links, which Windows keeps from users")

MACH_O = b"\xcf\xfa\xed\xfe and code"
SECRETS = {
    "MACOS_CERTIFICATE": base64.encodebytes(b"certificate, chain and key").decode(),
    "MACOS_CERTIFICATE_PASSWORD": "word of the certificate",
    "MACOS_NOTARY_KEY": "-----BEGIN PRIVATE KEY-----",
    "MACOS_NOTARY_KEY_ID": "KEY1",
    "MACOS_NOTARY_ISSUER": "issuer",
}
WHEEL_OF_A_MAC = "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp310-abi3-macosx_15_0_universal2\n"
WHEEL_OF_A_LINUX = "Wheel-Version: 1.0\nTag: cp310-abi3-manylinux_2_34_x86_64\n"


class Mac:
    """The programs of a Mac: writes down what would run, and answers as told."""

    def __init__(self) -> None:
        self.ran: list[list[str]] = []
        self.verdict = "Accepted"
        self.failures: dict[str, int] = {}
        self.entitlements = b""

    def run(self, command: list[str], **_: object) -> SimpleNamespace:
        """Stand in for `subprocess.run`."""
        self.ran.append(command)
        if "--entitlements" in command:
            self.entitlements = Path(command[command.index("--entitlements") + 1]).read_bytes()
        name = " ".join(command[:2])
        if self.failures.get(name, 0):
            self.failures[name] -= 1
            return SimpleNamespace(returncode=1, stdout="", stderr="Resource busy")
        answers = {
            "xcrun notarytool": f'{{"id": "42", "status": "{self.verdict}"}}' if "submit" in command else "not signed",
            "security list-keychains": '    "/Users/me/login.keychain-db"\n' if "-s" not in command else "",
        }
        return SimpleNamespace(returncode=0, stdout=answers.get(name, ""), stderr="")

    @property
    def steps(self) -> list[str]:
        """Each command's program, verb and what it was done to, where that is a file of the build."""
        return [f"{Path(words[0]).name} {_verb(words)} {Path(words[-1]).name}" for words in self.ran]


def _verb(words: list[str]) -> str:
    return words[2] if words[0] == "xcrun" else words[1].lstrip("-")


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Mac:
    """Give a Mac with a frozen program on it, whose processor is Apple's."""
    mac = Mac()
    monkeypatch.setattr(apple_signing.subprocess, "run", mac.run)
    monkeypatch.setattr(macos.platform, "machine", lambda: "arm64")
    monkeypatch.setattr(macos.time, "sleep", lambda _: None)
    monkeypatch.setattr(macos, "APP", tmp_path / "Hawliyat.app")
    monkeypatch.setattr(places, "BUILD", tmp_path / "build")
    monkeypatch.setattr(places, "OUTPUT", tmp_path / "dist")
    for name in SECRETS:
        monkeypatch.delenv(name, raising=False)
    _make_app(macos.APP)
    return mac


@pytest.fixture
def entrusted(mac: Mac, monkeypatch: pytest.MonkeyPatch) -> Mac:
    """Give a Mac whose environment has the secrets."""
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    return mac


def _make_app(app: Path) -> None:
    """Lay out what PyInstaller makes: a program, libraries, a framework with its links, data, cross-links."""
    code = (
        "MacOS/hawliyat",
        "Frameworks/libcrypto.3.dylib",
        "Frameworks/PySide6/QtCore.abi3.so",
        "Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/Helpers/probe",
    )
    for name in code:
        path = app / "Contents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MACH_O)
    (app / "Contents/Resources").mkdir()
    (app / "Contents/Resources/tagset.toml").write_text("data")
    (app / "Contents/Resources/libcrypto.3.dylib").symlink_to("../Frameworks/libcrypto.3.dylib")
    framework = app / "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework"
    (framework / "Versions/Current").symlink_to("A", target_is_directory=True)
    (framework / "QtCore").symlink_to("Versions/Current/QtCore")


def test_the_property_list_can_be_written_and_read_back() -> None:
    assert plistlib.loads(plistlib.dumps(macos.info_plist())) == macos.info_plist()


def test_a_project_file_is_the_type_that_the_bundle_exports_and_opens() -> None:
    plist = macos.info_plist()
    (opens,), (exports,) = plist["CFBundleDocumentTypes"], plist["UTExportedTypeDeclarations"]  # type: ignore[misc]
    assert opens["LSItemContentTypes"] == [exports["UTTypeIdentifier"]]
    assert (opens["CFBundleTypeRole"], opens["LSHandlerRank"]) == ("Editor", "Owner")
    tags = exports["UTTypeTagSpecification"]
    assert [f".{extension}" for extension in tags["public.filename-extension"]] == [product.SUFFIX]
    assert tags["public.mime-type"] == [product.MIME_TYPE]


def test_the_bundle_names_the_product_and_its_languages() -> None:
    plist = macos.info_plist()
    assert plist["CFBundleIdentifier"] == product.APP_ID
    assert plist["CFBundleShortVersionString"] == product.VERSION
    assert {str(name).partition("-")[0] for name in macos.LOCALISATIONS} == set(product.SUMMARY)
    assert str(plist["NSHumanReadableCopyright"]).startswith("Copyright ©")


@pytest.mark.parametrize(("version", "numbers"), [("1.2.3", "1.2.3"), ("0.2.0rc1", "0.2.0"), ("1.0.dev4+x", "1.0")])
def test_a_build_version_has_numbers_only(version: str, numbers: str) -> None:
    assert product.numbers_of(version) == numbers


@pytest.mark.parametrize(("wheel", "oldest"), [(WHEEL_OF_A_MAC, "15.0"), (WHEEL_OF_A_LINUX, macos.OLDEST_SYSTEM)])
def test_the_oldest_system_is_the_one_that_qt_was_built_for(wheel: str, oldest: str) -> None:
    assert macos.oldest_of(wheel) == oldest


def test_the_entitlements_are_strict_xml_and_each_is_granted() -> None:
    xml.dom.minidom.parse(str(macos.ENTITLEMENTS))
    entitlements = plistlib.loads(macos.ENTITLEMENTS.read_bytes())
    assert set(entitlements.values()) == {True}
    assert len(entitlements) == 2


def test_code_is_signed_from_the_inside_out_and_data_and_links_are_left_alone(mac: Mac) -> None:
    assert [path.name for path in apple_signing.loose_code(macos.APP)] == [
        "probe",
        "QtCore.abi3.so",
        "libcrypto.3.dylib",
    ]
    assert [path.name for path in apple_signing.frameworks(macos.APP)] == ["QtCore.framework"]
    apple_signing.AD_HOC.sign_app(macos.APP)
    assert mac.steps == [
        "codesign force libcrypto.3.dylib",
        "codesign force QtCore.framework",
        "codesign force Hawliyat.app",
        "codesign verify Hawliyat.app",
    ]


def test_without_secrets_the_signature_is_ad_hoc_and_nothing_is_sent_to_apple(mac: Mac) -> None:
    (image,) = macos.macos()
    assert image == places.OUTPUT / f"Hawliyat-{product.VERSION}-macos-arm64.dmg"
    assert mac.steps[3:] == [
        "codesign verify Hawliyat.app",
        "ditto " + _verb(mac.ran[4]) + " Hawliyat.app",
        f"hdiutil create {image.name}",
        f"hdiutil verify {image.name}",
    ]
    assert all(words[2:4] == ["--sign", "-"] for words in mac.ran[:3])
    assert not {"security", "xcrun"} & {words[0] for words in mac.ran}
    assert (places.BUILD / "dmg" / "Applications").readlink() == Path("/Applications")


def test_with_secrets_program_and_image_are_signed_notarised_and_stapled(entrusted: Mac) -> None:
    (image,) = macos.macos()
    assert entrusted.steps[:7] == [f"security {verb}" for verb in _KEYCHAIN]
    assert entrusted.steps[7:11] == [
        "codesign force libcrypto.3.dylib",
        "codesign force QtCore.framework",
        "codesign force Hawliyat.app",
        "codesign verify Hawliyat.app",
    ]
    assert entrusted.steps[11:14] == ["ditto c Hawliyat.zip", "xcrun submit json", "xcrun staple Hawliyat.app"]
    assert entrusted.steps[15:] == [
        f"hdiutil create {image.name}",
        f"hdiutil verify {image.name}",
        f"codesign force {image.name}",
        "xcrun submit json",
        f"xcrun staple {image.name}",
        "spctl assess Hawliyat.app",
        "security delete-keychain signing.keychain-db",
    ]
    hardened = [words for words in entrusted.ran if words[:2] == ["codesign", "--force"]]
    assert all({"--timestamp", "runtime", apple_signing.AUTHORITY} <= set(words) for words in hardened)
    assert [words[-1] for words in hardened if "--entitlements" in words] == [str(macos.APP)]
    assert plistlib.loads(entrusted.entitlements) == plistlib.loads(macos.ENTITLEMENTS.read_bytes())
    assert b"<!--" not in entrusted.entitlements


_KEYCHAIN = (
    "create-keychain signing.keychain-db",
    "set-keychain-settings signing.keychain-db",
    "unlock-keychain signing.keychain-db",
    "import codesign",
    "set-key-partition-list signing.keychain-db",
    "list-keychains user",
    "list-keychains login.keychain-db",
)


def test_a_program_that_apple_refuses_is_no_installer_and_its_reasons_are_told(entrusted: Mac) -> None:
    entrusted.verdict = "Invalid"
    with pytest.raises(AppleError, match=r"Hawliyat\.zip: Invalid\nnot signed"):
        macos.macos()
    assert not any("hdiutil" in words for words in entrusted.ran)
    assert entrusted.ran[-1][:2] == ["security", "delete-keychain"]


def test_a_secret_is_never_part_of_what_went_wrong(entrusted: Mac) -> None:
    entrusted.failures["security import"] = 1
    with pytest.raises(AppleError) as caught:
        macos.macos()
    assert str(caught.value) == "security import ended with 1:\nResource busy"


@pytest.mark.parametrize("absent", sorted(SECRETS))
def test_some_secrets_without_the_others_are_refused(absent: str) -> None:
    with pytest.raises(AppleError, match=f"missing: {absent}$"):
        Credentials.from_environment({**SECRETS, absent: ""})


def test_a_certificate_that_is_not_base64_is_refused() -> None:
    with pytest.raises(AppleError, match="not base64"):
        Credentials.from_environment({**SECRETS, "MACOS_CERTIFICATE": "-----BEGIN"})


def test_the_certificate_is_the_one_in_the_environment() -> None:
    credentials = Credentials.from_environment(SECRETS)
    assert credentials
    assert credentials.certificate == b"certificate, chain and key"


def test_an_image_is_tried_again_when_the_volume_is_busy(mac: Mac) -> None:
    mac.failures["hdiutil create"] = macos.ATTEMPTS - 1
    macos.macos()
    assert sum(words[:2] == ["hdiutil", "create"] for words in mac.ran) == macos.ATTEMPTS


def test_an_image_that_always_fails_is_given_up(mac: Mac) -> None:
    mac.failures["hdiutil create"] = macos.ATTEMPTS
    with pytest.raises(AppleError, match="hdiutil create ended with 1:\nResource busy"):
        macos.macos()


def test_elsewhere_than_on_a_mac_there_is_no_bundle_to_pack(mac: Mac, tmp_path: Path) -> None:
    macos.APP.rename(tmp_path / "elsewhere.app")
    with pytest.raises(AppleError, match="on macOS only"):
        macos.macos()
    assert mac.ran == []
