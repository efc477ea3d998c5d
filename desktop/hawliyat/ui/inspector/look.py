"""The inspector's own style: fields without a frame until they are used, outlined tags, round chips."""

from hawliyat.ui.theme import Theme, article_font

_TEMPLATE = """
QTextEdit[role="title-field"] {{ background: transparent; border: 1px solid transparent; padding: 3px 6px;
    font-family: "{face}"; font-size: 19px; font-weight: bold; color: {ink}; }}
QTextEdit[role="title-field"]:hover {{ border: 1px solid {line}; background: {raised}; border-radius: 6px; }}
QTextEdit[role="title-field"]:focus {{ border: 1px solid {accent}; background: {raised}; border-radius: 6px;
    padding: 3px 6px; }}
QLineEdit[role="flat"], QTextEdit[role="flat"] {{ background: transparent; border: 1px solid transparent;
    padding: 3px 6px; }}
QLineEdit[role="flat"]:hover, QTextEdit[role="flat"]:hover {{ border: 1px solid {line}; background: {raised};
    border-radius: 6px; }}
QLineEdit[role="flat"]:focus, QTextEdit[role="flat"]:focus {{ border: 1px solid {accent}; background: {raised};
    padding: 3px 6px; border-radius: 6px; }}
QLineEdit[role="flat"][state="bad"] {{ border: 1px solid {event}; background: {raised}; padding: 3px 6px; }}
QLineEdit[tone="strong"] {{ font-weight: bold; }}
QPushButton[role="flat"] {{ background: transparent; border: 1px solid transparent; border-radius: 5px;
    padding: 2px 6px; color: {soft}; }}
QPushButton[role="tag"] {{ background: transparent; border: 1px solid {time}; border-radius: 5px; padding: 1px 6px;
    color: {time}; }}
QPushButton[role="denied"] {{ background: transparent; border: 1px solid {event}; border-radius: 5px; padding: 1px 6px;
    color: {event}; }}
QPushButton[role="time"] {{ background: transparent; border: 1px solid transparent; border-radius: 5px;
    padding: 2px 6px; color: {time}; font-weight: bold; }}
QPushButton[role="chip"] {{ background: {raised}; border: 1px solid {line}; border-radius: 11px; padding: 2px 6px;
    color: {ink}; }}
QPushButton[role="flat"]:hover, QPushButton[role="tag"]:hover, QPushButton[role="denied"]:hover,
QPushButton[role="time"]:hover, QPushButton[role="chip"]:hover {{ background: {accent_soft}; }}
QPushButton[role="flat"]:focus, QPushButton[role="time"]:focus {{ border: 1px solid {accent}; padding: 2px 6px; }}
QPushButton[role="tag"]:focus, QPushButton[role="denied"]:focus {{ border: 1px solid {accent};
    background: {accent_soft}; padding: 1px 6px; }}
QPushButton[role="chip"]:focus {{ border: 1px solid {accent}; background: {accent_soft}; padding: 2px 6px; }}
QLabel[role="tag"] {{ border: 1px solid {time}; border-radius: 5px; padding: 1px 6px; color: {time}; }}
QLabel[role="denied"] {{ border: 1px solid {event}; border-radius: 5px; padding: 1px 6px; color: {event}; }}
QLabel[role="draft"] {{ border: 1px dashed {warning}; border-radius: 5px; padding: 1px 6px; color: {warning}; }}
QLabel[role="warning"] {{ color: {warning}; }}
QLabel[role="bad"] {{ color: {event}; }}
QLabel[role="quote"] {{ font-family: "{face}"; font-size: 17px; color: {ink}; }}
QLabel[role="names"] {{ font-family: "{face}"; font-size: 19px; font-weight: bold; color: {ink}; }}
QFrame#card {{ background: {raised}; border: 1px solid {line}; border-radius: 9px; }}
"""


def inspector_look(theme: Theme) -> str:
    """Return the style sheet of the inspector in *theme*."""
    tokens = ("ink", "soft", "line", "raised", "accent", "accent_soft", "event", "warning")
    colours = {token: getattr(theme, token).name() for token in tokens}
    return _TEMPLATE.format(**colours, time=theme.time.edge.name(), face=article_font().families()[0])
