from hawliyat.exchange.tables import TABLES, entity_rows


def test_the_columns_of_the_claims_are_those_other_programs_were_promised() -> None:
    assert TABLES["claims"].columns == (
        "event_id", "title", "type", "date_display", "edtf", "earliest_start", "latest_start", "earliest_end",
        "latest_end", "precision", "calendar", "date_basis", "reported", "modality", "polarity", "attributed_to",
        "participants", "place", "article_id", "article_title", "source", "published", "language", "quote",
        "char_start", "char_end", "url", "note",
    )  # fmt: skip


def test_date_columns_are_columns() -> None:
    assert all(table.date_columns <= set(table.columns) for table in TABLES.values())


def test_an_entity_shows_its_preferred_names_by_language_and_the_others_together() -> None:
    names = [
        {"entity_id": "b", "text": "بايتدانس", "language": "ar", "kind": "alias"},
        {"entity_id": "b", "text": "بايت دانس", "language": "ar", "kind": "preferred"},
        {"entity_id": "b", "text": "ByteDance", "language": "pt-BR", "kind": "alias"},
        {"entity_id": "b", "text": "字节跳动", "language": "zh", "kind": "preferred"},
    ]
    rows = entity_rows([{"entity_id": "b", "mentions": 2}, {"entity_id": "nameless"}], names)
    assert rows[0] == {
        "entity_id": "b",
        "mentions": 2,
        "name": "بايت دانس",
        "name_ar": "بايت دانس",
        "name_en": "",
        "name_pt": "ByteDance",
        "other_names": "字节跳动 (zh); بايتدانس (ar)",
    }
    assert (rows[1]["name"], rows[1]["other_names"]) == ("", "")
