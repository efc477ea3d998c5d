"""An entity: its kind, its names per language, and every place that mentions it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu

from hawliyat.domain.annotation import Annotation, Layer
from hawliyat.domain.entity import EntityName, NameKind
from hawliyat.domain.identity import ArticleId, EntityId, LabelId
from hawliyat.operations import entities, tagging
from hawliyat.store import annotation_repository, article_repository, entity_repository, tagset_repository
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.buttons import MenuButton, add_action, add_choices, quiet_button, sign_icon
from hawliyat.ui.inspector.card import Card, in_its_direction, label
from hawliyat.ui.inspector.entity_search import EntitySearch
from hawliyat.ui.inspector.mention_line import MentionLine
from hawliyat.ui.inspector.small_lines import distinct
from hawliyat.ui.inspector.typing_fields import CommittingLine
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import language_name, term
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import dotted, tr

NAME_LANGUAGES = ("ar", "en", "pt", "fr", "es", "und")
SHOWN_MENTIONS = 60


class EntityCard(Card):
    """What is known of an entity; `annotation` is the mention it was reached by, None from elsewhere."""

    def __init__(
        self,
        session: Session,
        focus: Focus,
        theme: Theme,
        *,
        entity_id: EntityId,
        annotation: Annotation | None = None,
    ) -> None:
        super().__init__(session, focus, theme, subject=("entity", entity_id, annotation.id if annotation else ""))
        self._entity = entity_repository.get(session.project.database, entity_id)
        self._language = session.language
        self._annotation = annotation
        self._add_title()
        self._add_names()
        if annotation is not None:
            self._add_link(annotation)
        self._add_mentions()
        self.column.addStretch(1)

    def _add_title(self) -> None:
        labels = tagset_repository.labels(self.session.project.database, Layer.ENTITY)
        kind = next((each for each in labels if each.id == self._entity.label_id), None)
        name = kind.name(self._language) if kind is not None else ""

        def fill(menu: QMenu) -> None:
            offered = [each for each in labels if not each.archived]
            options = [(str(each.id), each.name(self._language)) for each in offered]
            for each, action in zip(
                offered, add_choices(menu, options, self._entity.label_id, self._relabel), strict=True
            ):
                action.setIcon(sign_icon(each.colour, self.theme))
            menu.addSeparator()
            add_action(menu, tr("Remove this entity and its tags"), self._remove)

        choice = MenuButton(f"{name} ▾", "entity-kind", fill)
        choice.setAccessibleName(tr("Kind: {kind}", kind=name))
        if kind is not None:
            choice.setIcon(sign_icon(kind.colour, self.theme))
        self.add_kicker(term(Layer.ENTITY), choice)
        preferred = [each.text for each in self._entity.names if each.kind is NameKind.PREFERRED]
        names = distinct([self._entity.name(self._language), *(preferred or self._entity.texts)])
        self.column.addWidget(label(dotted(*names[:3]), "names", wraps=True))
        self._colour = kind.colour if kind is not None else "grey"

    def _remove(self) -> None:
        self.session.do(entities.remove_entity, entity_id=self._entity.id)

    def _relabel(self, key: str) -> None:
        self.session.do(tagging.relabel_entity, entity_id=self._entity.id, label_id=LabelId(key))

    def _add_names(self) -> None:
        self.add_heading(tr("Names"), str(len(self._entity.names)))
        for name in self._entity.names:
            self._add_name_row(name)
        self._new_name = CommittingLine("", self._add_name)
        self._new_name.setObjectName("new-name")
        self._new_name.setProperty("role", "flat")
        self._new_name.setPlaceholderText(tr("Another name"))
        self._new_name.setAccessibleName(tr("Another name"))
        self.column.addWidget(self._new_name)

    def _add_name_row(self, name: EntityName) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        line = CommittingLine(name.text, partial(self._rename, name), accepts=lambda text: bool(text.strip()))
        line.setObjectName(f"name-{name.id}")
        line.setProperty("role", "flat")
        line.setAccessibleName(tr("Name in {language}", language=language_name(name.language)))
        is_preferred = name.kind is NameKind.PREFERRED
        if is_preferred:
            line.setProperty("tone", "strong")
        row.addWidget(line, 1)
        language = MenuButton(language_name(name.language), f"language-{name.id}", partial(self._fill_name, name))
        language.setAccessibleName(tr("Language of {name}, and more", name=name.text))
        language.setToolTip(tr("The preferred name in its language") if is_preferred else tr("Language, preference"))
        row.addWidget(language)
        self.column.addLayout(row)

    def _fill_name(self, name: EntityName, menu: QMenu) -> None:
        tags = [*NAME_LANGUAGES] + ([name.language] if name.language not in NAME_LANGUAGES else [])
        add_choices(menu, [(tag, language_name(tag)) for tag in tags], name.language, partial(self._set_language, name))
        menu.addSeparator()
        if name.kind is not NameKind.PREFERRED:
            add_action(menu, tr("Prefer this name in its language"), lambda: self._prefer(name))
        is_last = len(self._entity.names) == 1
        add_action(menu, tr("Remove this name"), lambda: self._remove_name(name), is_enabled=not is_last)

    def _rename(self, name: EntityName, text: str) -> None:
        self.session.do(entities.rename, name_id=name.id, text=text)

    def _set_language(self, name: EntityName, tag: str) -> None:
        self.session.do(entities.rename, name_id=name.id, text=name.text, language=tag)

    def _prefer(self, name: EntityName) -> None:
        self.session.do(entities.prefer_name, entity_id=self._entity.id, name_id=name.id)

    def _remove_name(self, name: EntityName) -> None:
        self.session.do(entities.remove_name, entity_id=self._entity.id, name_id=name.id)

    def _add_name(self, text: str) -> None:
        if text.strip():
            language = "ar" if any("\u0600" <= letter <= "\u06ff" for letter in text) else self._latin_language()
            self.session.do(entities.add_name, entity_id=self._entity.id, text=text, language=language)

    def _latin_language(self) -> str:
        """The language a name in Latin letters is taken to be in until told otherwise."""
        return self._language if self._language != "ar" else "en"

    def _add_mentions(self) -> None:
        database = self.session.project.database
        count = entity_repository.mention_count(database, self._entity.id)
        self.add_heading(tr("Mentions"), str(count))
        shown = annotation_repository.naming(database, self._entity.id, SHOWN_MENTIONS)
        article_id: ArticleId | None = None
        self.column.setSpacing(4)
        for annotation in shown:
            if annotation.article_id != article_id:
                article_id = annotation.article_id
                title = article_repository.get(database, article_id).title or tr("untitled")
                self.column.addWidget(in_its_direction(label(title, "soft", wraps=True), title))
            self.column.addWidget(self._mention(annotation))
        if count > len(shown):
            self.column.addWidget(label(tr("and {count} more", count=count - len(shown)), "soft"))

    def _mention(self, annotation: Annotation) -> MentionLine:
        anchor = annotation.anchor
        place = Place("reader", annotation.article_id, anchor.span, annotation.id)
        line = MentionLine(anchor, self.theme, self._colour, f"mention-{annotation.id}")
        line.clicked.connect(lambda: self.focus.go(place))
        return line

    def _add_link(self, annotation: Annotation) -> None:
        """Let this one mention name another entity, or be no mention at all."""
        self.add_heading(tr("This mention"))
        relink = EntitySearch(self.session.project.database, "relink", tr("Names another entity …"), self._relink)
        self.column.addWidget(relink)
        self.add_row(
            quiet_button(tr("Is a new entity"), "relink-new", lambda: self._link(None)),
            quiet_button(
                tr("Remove this tag"), "untag", lambda: self.session.do(tagging.untag, annotation_ids=[annotation.id])
            ),
        )

    def _relink(self, entity_id: EntityId | None, text: str) -> None:
        if entity_id is None:
            self.session.message.emit("unknown_entity", {"name": text})
        elif entity_id != self._entity.id:
            self._link(entity_id)

    def _link(self, entity_id: EntityId | None) -> None:
        assert self._annotation is not None
        self.session.do(tagging.link_mention, annotation_id=self._annotation.id, entity_id=entity_id)
