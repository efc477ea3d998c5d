"""The macOS program and its disk image. `info_plist()` is what hawliyat.spec hands to PyInstaller's BUNDLE."""

import platform
import re
import shutil
import time
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from installers import places, product
from installers.apple_signing import AD_HOC, AppleError, Credentials, Signer, developer_id, notarise, run

APP = places.FROZEN.with_name(f"{product.NAME}.app")
ENTITLEMENTS = places.PACKAGING / "macos" / "entitlements.plist"
PROJECT_TYPE = "org.hawliyat.project"
"""The uniform type identifier of a project file."""

OLDEST_SYSTEM = "14.0"
"""What PySide6 6.12 is built for; used where the wheel at hand is not a Mac's and can't be asked."""

LOCALISATIONS = ("en", "ar", "pt-BR")
"""The languages of the interface: macOS then offers them per program, and draws its own file dialogs in them."""

ATTEMPTS = 5
PAUSE = 5.0
"""Seconds before a second attempt at an image; each later pause is longer by as much."""


def info_plist() -> dict[str, object]:
    """Return the keys of the bundle's Info.plist that differ from PyInstaller's own (names, file type, languages)."""
    return {
        "CFBundleIdentifier": product.APP_ID,
        "CFBundleName": product.NAME,
        "CFBundleDisplayName": product.NAME,
        "CFBundleShortVersionString": product.VERSION,
        "CFBundleVersion": product.numbers_of(product.VERSION),
        "CFBundleGetInfoString": product.SUMMARY["en"],
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": list(LOCALISATIONS),
        "CFBundleDocumentTypes": [_document_type()],
        "UTExportedTypeDeclarations": [_exported_type()],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": minimum_system(),
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": _copyright(),
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is dark
    }


def minimum_system() -> str:
    """Return the oldest macOS that Qt runs on, as the tag of PySide6's wheel has it (`macosx_14_0_universal2`)."""
    try:
        wheel = distribution("PySide6_Essentials").read_text("WHEEL") or ""
    except PackageNotFoundError:
        wheel = ""
    return oldest_of(wheel)


def oldest_of(wheel: str) -> str:
    """Return the macOS that the text of a WHEEL file names, or `OLDEST_SYSTEM` if it is for another system."""
    tags = re.findall(r"^Tag: .*-macosx_(\d+)_(\d+)_", wheel, re.MULTILINE)
    return ".".join(map(str, max((int(major), int(minor)) for major, minor in tags))) if tags else OLDEST_SYSTEM


def macos() -> list[Path]:
    """Sign the frozen program and return its disk image; notarised if the environment has the secrets.

    The image is for the processor it is made on. Raises `AppleError`.
    """
    if not APP.is_dir():
        raise AppleError(f"{APP} is not there: PyInstaller makes it on macOS only")
    image = places.OUTPUT / f"{product.NAME}-{product.VERSION}-macos-{platform.machine()}.dmg"
    credentials = Credentials.from_environment()
    if credentials is None:
        AD_HOC.sign_app(APP)
        make_image(image)
        return [image]
    with developer_id(credentials, ENTITLEMENTS) as signer:
        _publishable(image, signer, credentials)
    return [image]


def _publishable(image: Path, signer: Signer, credentials: Credentials) -> None:
    """Sign and notarise the program, then the image: the program keeps its own ticket when it leaves the image.

    So neither asks Apple's server when it is first opened, which it may not reach.
    """
    signer.sign_app(APP)
    archive = places.BUILD / f"{product.NAME}.zip"
    run("ditto", "-c", "-k", "--keepParent", APP, archive)
    notarise(archive, APP, credentials)
    make_image(image)
    signer.sign(image)
    notarise(image, image, credentials)
    run("spctl", "--assess", "--type", "execute", "--verbose=2", APP)


def make_image(image: Path) -> None:
    """Write a compressed disk image: the program, and a link to Applications to drag it to."""
    stage = places.BUILD / "dmg"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    run("ditto", APP, stage / APP.name)
    (stage / "Applications").symlink_to("/Applications")
    image.parent.mkdir(parents=True, exist_ok=True)
    volume = f"{product.NAME} {product.VERSION}"
    named = ("-volname", volume, "-srcfolder", stage)
    command = ("hdiutil", "create", *named, "-fs", "HFS+", "-format", "ULMO", "-ov", image)
    for attempt in range(1, ATTEMPTS + 1):
        try:
            run(*command)
            break
        except AppleError:  # "Resource busy": the system's own scanner looks at the new volume now and then
            if attempt == ATTEMPTS:
                raise
            time.sleep(PAUSE * attempt)
    run("hdiutil", "verify", image)


def _document_type() -> dict[str, object]:
    return {
        "CFBundleTypeName": f"{product.NAME} project",
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [PROJECT_TYPE],
    }


def _exported_type() -> dict[str, object]:
    return {
        "UTTypeIdentifier": PROJECT_TYPE,
        "UTTypeDescription": f"{product.NAME} project",
        "UTTypeConformsTo": ["public.data", "public.database"],
        "UTTypeTagSpecification": {
            "public.filename-extension": [product.SUFFIX.removeprefix(".")],
            "public.mime-type": [product.MIME_TYPE],
        },
    }


def _copyright() -> str:
    lines = (places.ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("Copyright")).replace("(c)", "©")
