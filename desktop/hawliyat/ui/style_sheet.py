"""The one style sheet: hairlines rather than boxes, a visible keyboard focus, the same in both themes."""

from PySide6.QtGui import QColor, QPalette

from hawliyat.assets import resources
from hawliyat.ui.theme import CHROME_PIXELS, RADIUS_FIELD, Theme

_TEMPLATE = """
QMainWindow, QDialog, QMenuBar, QToolBar, QStatusBar, QWidget#chrome {{ background: {chrome}; color: {ink}; }}
QWidget {{ font-size: {size}px; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 6px; }}
QLabel[role="soft"] {{ color: {soft}; }}
QLabel[role="heading"] {{ color: {soft}; font-size: {small}px; }}
QLabel[role="title"] {{ color: {ink}; font-weight: bold; font-size: {large}px; }}
QMenuBar::item {{ padding: 6px 10px; background: transparent; border-radius: {radius}px; }}
QMenuBar::item:selected {{ background: {accent_soft}; color: {ink}; }}
QMenu {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {ink}; }}
QMenu::item:disabled {{ color: {soft}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QPushButton, QToolButton {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: {radius}px; padding: 5px 12px; }}
QPushButton:hover, QToolButton:hover {{ background: {accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {accent}; padding: 4px 11px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {soft}; background: {chrome}; }}
QPushButton:checked, QToolButton:checked {{ background: {accent_soft}; border-color: {accent}; }}
QPushButton[role="confirm"] {{ background: {accent}; color: {paper}; border-color: {accent}; font-weight: bold; }}
QPushButton[role="confirm"]:focus {{ border: 2px solid {ink}; }}
QPushButton[role="confirm"]:disabled {{ background: {line}; color: {soft}; border-color: {line}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{
    background: transparent; border: 1px solid transparent; padding: 3px 6px; color: {accent}; text-align: start; }}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover {{ background: {accent_soft}; }}
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked {{ background: {accent_soft}; }}
QToolButton[role="quiet"][popupMode="2"] {{ padding-left: 18px; padding-right: 18px; }}
QFileDialog QToolButton, QFileDialog QToolButton:focus {{ padding: 3px; }}
QToolButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: center right; right: 4px; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{ border: 1px solid {accent}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {{
    background: {raised}; color: {ink}; border: 1px solid {line}; border-radius: {radius}px; padding: 5px 8px;
    selection-background-color: {selection}; selection-color: {ink}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{
    border: 2px solid {accent}; padding: 4px 7px; }}
QLineEdit[state="bad"] {{ border: 2px solid {event}; padding: 4px 7px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{icons}/arrow-{theme}.svg"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {ink}; selection-background-color: {accent_soft};
    selection-color: {ink}; border: 1px solid {line}; outline: none; }}
QTableView, QListView, QTreeView {{
    background: {paper}; color: {ink}; border: none; gridline-color: {line}; outline: none;
    selection-background-color: {selection}; selection-color: {ink}; alternate-background-color: {chrome}; }}
QTableView:focus, QListView:focus {{ border: 1px solid {accent}; }}
QListView#recent {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: {chrome}; color: {soft}; border: none; border-bottom: 1px solid {line}; padding: 6px 8px; }}
QTableCornerButton::section {{ background: {chrome}; border: none; }}
QTabWidget::pane {{ border: none; }}
QTabBar::tab {{
    background: transparent; color: {soft}; border: none; border-bottom: 2px solid transparent; padding: 9px 14px; }}
QTabBar::tab:hover {{ color: {ink}; }}
QTabBar::tab:selected {{ color: {ink}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:focus {{ background: {accent_soft}; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }}
QScrollBar::handle:hover {{ background: {soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QCheckBox, QRadioButton {{ color: {ink}; spacing: 8px; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: 14px; height: 14px; border: 1px solid {soft}; background: {raised}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QCheckBox::indicator:checked {{ image: url("{icons}/check-{theme}.svg"); }}
QRadioButton::indicator:checked {{ image: url("{icons}/dot-{theme}.svg"); }}
QCheckBox:focus, QRadioButton:focus {{ outline: none; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {accent}; }}
QFrame#card {{ background: {raised}; border: 1px solid {line}; border-radius: 9px; }}
QFrame#popup QListView {{ background: {raised}; border: none; }}
QFrame#popup {{ background: {raised}; border: 1px solid {line}; border-radius: 9px; }}
QProgressBar {{ background: {line}; border: none; border-radius: 3px; height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
"""


def style_sheet(theme: Theme) -> str:
    """Return Qt's style sheet for the whole program in *theme*."""
    tokens = ("paper", "chrome", "raised", "ink", "soft", "line", "accent", "accent_soft", "selection", "event")
    colours = {token: getattr(theme, token).name() for token in tokens}
    sizes = {"size": CHROME_PIXELS, "small": CHROME_PIXELS - 2, "large": CHROME_PIXELS + 2}
    icons = (resources() / "icons").as_posix()
    return _TEMPLATE.format(**colours, **sizes, radius=RADIUS_FIELD, icons=icons, theme=theme.name)


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet doesn't reach."""
    made = QPalette()
    roles: dict[QPalette.ColorRole, QColor] = {
        QPalette.ColorRole.Window: theme.chrome,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.chrome,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.soft,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
    }
    for role, colour in roles.items():
        made.setColor(role, colour)
    return made
