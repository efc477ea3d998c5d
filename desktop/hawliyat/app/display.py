"""Can a window be opened here? Asked without Qt, whose answer to "no" is to abort the process."""

import ctypes
import os
import socket
import sys
from pathlib import Path

WITHOUT_A_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "vkkhrdisplay")
"""Qt platforms that need no display server, for who names one in QT_QPA_PLATFORM."""


def problem() -> str | None:
    """Return None if a window can be opened, else "no_display" or "display_refused".

    Qt tries Wayland and X in turn, so one server that answers is enough; a QT_QPA_PLATFORM that names one of them
    narrows the question to it. Windows and macOS always have a display.
    """
    if sys.platform != "linux":
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").lower()
    if platform.startswith(WITHOUT_A_SCREEN):
        return None
    wayland = "" if platform == "xcb" else os.environ.get("WAYLAND_DISPLAY", "")
    x = "" if platform == "wayland" else os.environ.get("DISPLAY", "")
    if not (wayland or x):
        return "no_display"
    return None if (wayland and _wayland_answers(wayland)) or (x and _x_answers(x)) else "display_refused"


def _wayland_answers(name: str) -> bool:
    """Connect to the compositor's socket: an absolute path, or a name in XDG_RUNTIME_DIR."""
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(2)
        try:
            connection.connect(str(path))
        except OSError:
            return False
    return True


def _x_answers(name: str) -> bool:
    """Connect as Qt's xcb plugin will, authority file included."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
