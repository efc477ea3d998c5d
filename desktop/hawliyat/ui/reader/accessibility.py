"""What a screen reader is told about an article: the paragraph with the caret, and what is marked there."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleEvent

from hawliyat.ui.painting.article_layout import ArticleLayout
from hawliyat.ui.wording import plain, tr

if TYPE_CHECKING:
    from hawliyat.ui.reader.article_view import ArticleView


def describe(view: "ArticleView") -> None:
    """Name the view before anything is shown in it."""
    view.setAccessibleName(tr("Article"))


def announce_caret(view: "ArticleView") -> None:
    """Make the view's name the article's title and its description the paragraph under the caret, read out if new."""
    view.setAccessibleName(view.article.header.title or tr("Article"))
    spoken = paragraph_in_words(view.layout_, view.caret())
    if spoken != view.accessibleDescription():
        view.setAccessibleDescription(spoken)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DescriptionChanged))


def paragraph_in_words(layout: ArticleLayout, offset: int) -> str:
    """Return the text of the block at *offset*, then what each mark at the caret is."""
    block = layout.blocks[layout.block_of(offset)]
    marks = [plain(mark.description or mark.words) for mark in layout.marks_at(offset)]
    return "\n".join([block.span.of(layout.article.text), *(words for words in marks if words)])
