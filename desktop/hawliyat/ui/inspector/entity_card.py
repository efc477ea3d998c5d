"""An entity: its kind, its names per language, and every place that mentions it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from hawliyat.domain.annotation import Annotation, Layer
from hawliyat.domain.entity import EntityName, NameKind
from hawliyat.domain.identity import EntityId, LabelId
from hawliyat.operations import entities, tagging
from hawliyat.store import annotation_repository, article_repository, entity_repository, tagset_repository
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.card import Card, choice_field, joined, name_of_field, quiet_button, text_field
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import language_name, term
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import tr

NAME_LANGUAGES = ("ar", "en", "pt", "fr", "es", "und")
SHOWN_MENTIONS = 60
CONTEXT = 28


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
        interface_language: str = "en",
    ) -> None:
        super().__init__(session, focus, theme)
        self._entity = entity_repository.get(session.project.database, entity_id)
        self._language = interface_language
        self._annotation = annotation
        self.add_kicker(term(Layer.ENTITY))
        self._add_heading_name()
        self._add_kind()
        self._add_names()
        self._add_mentions()
        if annotation is not None:
            self._add_link(annotation)
        self.column.addStretch(1)

    def _add_heading_name(self) -> None:
        title = QLabel(joined(*[name.text for name in self._entity.names if name.kind is NameKind.PREFERRED]))
        title.setProperty("role", "title")
        title.setWordWrap(True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(title)

    def _add_kind(self) -> None:
        labels = tagset_repository.labels(self.session.project.database, Layer.ENTITY)
        kinds = [(label.id, label.name(self._language)) for label in labels]
        kind = choice_field("entity-kind", kinds, self._entity.label_id, self._relabel)
        form = self.add_form()
        form.addRow(name_of_field(tr("Kind")), kind)

    def _relabel(self, key: str) -> None:
        self.session.do(tagging.relabel_entity, entity_id=self._entity.id, label_id=LabelId(key))

    def _add_names(self) -> None:
        self.add_heading(tr("Names"), str(len(self._entity.names)))
        for name in self._entity.names:
            self._add_name_row(name)
        language = choice_field(
            "new-name-language", [(tag, language_name(tag)) for tag in NAME_LANGUAGES], "en", lambda _key: None
        )
        line = QLineEdit()
        line.setObjectName("new-name")
        line.setPlaceholderText(tr("Another name"))
        line.returnPressed.connect(
            lambda: self.session.do(
                entities.add_name, entity_id=self._entity.id, text=line.text(), language=language.currentData()
            )
        )
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(language)
        self.column.addLayout(row)

    def _add_name_row(self, name: EntityName) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(
            text_field(
                name.text, f"name-{name.id}", lambda text: self.session.do(entities.rename, name_id=name.id, text=text)
            ),
            1,
        )
        tags = [*NAME_LANGUAGES] + ([name.language] if name.language not in NAME_LANGUAGES else [])
        row.addWidget(
            choice_field(
                f"language-{name.id}",
                [(tag, language_name(tag)) for tag in tags],
                name.language,
                lambda tag: self.session.do(entities.rename, name_id=name.id, text=name.text, language=tag),
            )
        )
        if name.kind is not NameKind.PREFERRED:
            prefer = quiet_button(
                "☆",
                f"prefer-{name.id}",
                lambda: self.session.do(entities.prefer_name, entity_id=self._entity.id, name_id=name.id),
            )
            prefer.setToolTip(tr("Prefer this name in its language"))
            prefer.setAccessibleName(tr("Prefer this name"))
            row.addWidget(prefer)
        remove = quiet_button(
            "✕",
            f"remove-{name.id}",
            lambda: self.session.do(entities.remove_name, entity_id=self._entity.id, name_id=name.id),
        )
        remove.setToolTip(tr("Remove this name"))
        remove.setAccessibleName(tr("Remove this name"))
        remove.setEnabled(len(self._entity.names) > 1)
        row.addWidget(remove)
        self.column.addLayout(row)

    def _add_mentions(self) -> None:
        database = self.session.project.database
        annotation_ids = entity_repository.annotations_of(database, self._entity.id)
        self.add_heading(tr("Mentions"), str(len(annotation_ids)))
        for annotation_id in annotation_ids[:SHOWN_MENTIONS]:
            annotation = annotation_repository.get(database, annotation_id)
            article = article_repository.get(database, annotation.article_id)
            anchor = annotation.anchor
            words = f"…{anchor.prefix[-CONTEXT:]}{anchor.quote}{anchor.suffix[:CONTEXT]}…".replace("\n", " ")
            place = Place("reader", annotation.article_id, anchor.span, annotation_id, entity_id=self._entity.id)
            button = quiet_button(words, f"mention-{annotation_id}", partial(self.focus.go, place))
            button.setToolTip(article.title)
            is_rtl = article.direction == "rtl"
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        if len(annotation_ids) > SHOWN_MENTIONS:
            self.add_kicker(tr("and {count} more", count=len(annotation_ids) - SHOWN_MENTIONS))

    def _add_link(self, annotation: Annotation) -> None:
        """Let this one mention name another entity, or be no mention at all."""
        self.add_heading(tr("This mention"))
        others = tagging.matching_entities(self.session.project.database, text=annotation.anchor.quote)
        known = [entity for entity in others if entity.id != self._entity.id]
        known += [e for e in entity_repository.all(self.session.project.database) if e.id not in {o.id for o in others}]
        options = [("", tr("Names another entity …")), ("new", tr("A new entity"))]
        options += [
            (entity.id, joined(*[name.text for name in entity.names[:2]]))
            for entity in known
            if entity.id != self._entity.id
        ]
        self.column.addWidget(choice_field("relink", options, "", self._relink))
        self.add_row(
            quiet_button(
                tr("Remove this tag"),
                "untag",
                lambda: self.session.do(tagging.untag, annotation_ids=[annotation.id]),
            )
        )

    def _relink(self, key: str) -> None:
        if key and self._annotation is not None:
            self.session.do(
                tagging.link_mention,
                annotation_id=self._annotation.id,
                entity_id=None if key == "new" else EntityId(key),
            )
