import hashlib
from pathlib import Path

import pytest

from hawliyat.assets import seeds
from hawliyat.domain.errors import UserError
from hawliyat.exchange.language import propose_language
from hawliyat.exchange.text_file import draft_from_bytes, draft_from_text, propose_title, read_text_file


def test_the_five_samples_become_drafts_with_their_language_and_title() -> None:
    drafts = [read_text_file(path) for path in sorted(seeds().glob("*.txt"))]
    assert [draft.language for draft in drafts] == ["ar", "ar", "ar", "pt", "ar"]
    assert [draft.title for draft in drafts] == [
        "تيك توك و هواوي في تحالف لتطوير نموذج ذكاء اصطناعي",
        "",
        "«تحول استراتيجي» “ديب سيك” تستبدل شرائح “إنفيديا” بـ”هواوي” في تدريب نماذج الذكاء الاصطناعي المصغرة",
        "Tecnologia",
        '"آنت" المدعومة من جاك ما تروج لذكاء اصطناعي برقائق صينية',
    ]
    assert {(draft.original_encoding, draft.published, draft.publisher) for draft in drafts} == {("utf-8", "", "")}
    for draft, path in zip(drafts, sorted(seeds().glob("*.txt")), strict=True):
        assert draft.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert draft.text == path.read_bytes().decode()
        assert draft.file_name == path.name


def test_the_hash_is_of_the_original_bytes_and_the_text_is_cleaned() -> None:
    data = "\ufeffعنوان\r\n\r\nنص من سطرين\0".encode()
    draft = draft_from_bytes(data, "a.txt")
    assert draft.text == "عنوان\n\nنص من سطرين"
    assert draft.counts == {"line_ends": 2, "nuls": 1}
    assert draft.original_sha256 == hashlib.sha256(data).hexdigest()
    assert (draft.title, draft.language) == ("عنوان", "ar")


def test_a_draft_says_what_the_researcher_should_look_at() -> None:
    text = "\u200fﻣﺮﺣﺒﺎ\n\ufffd"
    assert draft_from_bytes(text.encode(), "a").problems == (
        "damaged_characters",
        "bidi_controls",
        "presentation_forms",
    )
    guessed = draft_from_bytes("وقال شخص رابع إن الشركة تخطط لنموذج جديد.".encode("cp1256"), "a")
    assert guessed.problems == ("encoding_guessed",)
    assert guessed.original_encoding == "cp1256"
    reopened = draft_from_bytes("وقال شخص رابع".encode("cp1256"), "a", encoding="cp1252")
    assert (reopened.original_encoding, reopened.language, reopened.problems) == ("cp1252", "und", ())


def test_pasted_text_is_a_draft_without_a_file() -> None:
    draft = draft_from_text("Título\r\nA empresa não comentou o assunto em 2024.\ud83d")
    assert draft.text == "Título\nA empresa não comentou o assunto em 2024.\ufffd"
    assert (draft.title, draft.file_name, draft.original_encoding) == ("Título", "", "pasted")
    with pytest.raises(UserError, match="empty_text"):
        draft_from_text(" \n\u2028")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("عنوان قصير\nنص", "عنوان قصير"),
        ("\n\n  Título  \n\nTexto", "Título"),
        ("Uma frase inteira.\nTexto", ""),
        ("مقدمة،\nنص", ""),
        ("س" * 161 + "\nنص", ""),
        ("وحيد", ""),
        ("", ""),
    ],
)
def test_only_a_short_line_of_its_own_is_proposed_as_a_title(text: str, title: str) -> None:
    assert propose_title(text) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("شركة هواوي", "ar"),
        ("The company said that it was planning a new model for the market.", "en"),
        ("A empresa não quis comentar o assunto em uma nota.", "pt"),
        ("La empresa no quiso comentar el asunto en una nota de prensa que publicó ayer", "und"),
        ("شرکت هواوی اعلام کرد که یک مدل جدید می‌سازد", "und"),
        ("Компания не прокомментировала", "und"),
        ("2024", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_proposed_only_when_it_shows(text: str, language: str) -> None:
    assert propose_language(text) == language


def test_errors_name_the_file(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "mark.txt").write_bytes("\ufeff\u200b".encode()[:3])
    for path, code in [
        (tmp_path / "absent.txt", "file_not_found"),
        (tmp_path, "file_unreadable"),
        (tmp_path / "empty.txt", "empty_file"),
        (tmp_path / "mark.txt", "empty_file"),
    ]:
        with pytest.raises(UserError) as caught:
            read_text_file(path)
        assert (caught.value.code, caught.value.arguments["path"]) == (code, str(path))
