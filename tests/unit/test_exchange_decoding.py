import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hawliyat.assets import seeds
from hawliyat.domain.errors import UserError
from hawliyat.exchange.decoding import ENCODINGS, Basis, Decoded, decode, decode_as

ARABIC = 'أجّلت شركة الذكاء الاصطناعي الصينية الناشئة "ديب سيك" إطلاق نموذجها الجديد.\nوقال شخص رابع: لا!\n'
PORTUGUESE = (
    "A controladora do TikTok, ByteDance, planeja desenvolver um modelo de inteligência artificial; não é só.\n"
)


def code_of(data: bytes, encoding: str = "") -> str:
    with pytest.raises(UserError) as caught:
        decode_as(data, encoding) if encoding else decode(data)
    return caught.value.code


def samples(encoding: str) -> list[str]:
    """The sample articles of an encoding's script, without the few characters it lacks."""
    texts = [path.read_text("utf-8") for path in sorted(seeds().glob("*.txt"))]
    own = [text for text in texts if ("ção" in text) == (encoding == "cp1252")]
    return [text.encode(encoding, "ignore").decode(encoding) for text in own]


@pytest.mark.parametrize("text", [ARABIC, PORTUGUESE])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(text: str, mark: bytes, encoding: str) -> None:
    decoded = decode(mark + text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.basis) == (text, encoding, Basis.MARK)


@pytest.mark.parametrize("text", [ARABIC, PORTUGUESE, "٢٠٢٤", "😀 caf\u00e9"])
def test_strict_utf_8_needs_no_mark(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.basis) == (text, "utf-8", Basis.STRICT)


@pytest.mark.parametrize("text", [ARABIC, PORTUGUESE, "Huawei"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_shows_by_its_pattern(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.basis) == (text, encoding, Basis.PATTERN)


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "cp720", "cp1252"])
def test_old_code_pages_are_guessed_right_even_from_two_lines(encoding: str) -> None:
    pieces = [piece for text in samples(encoding) for piece in (text, text[:80], text[300:420])]
    assert pieces
    for text in pieces:
        decoded = decode(text.encode(encoding))
        assert (decoded.text, decoded.basis) == (text, Basis.GUESS)
        assert 0 < decoded.confidence <= 1
        assert decoded.encoding not in decoded.alternatives


def test_the_researcher_may_reopen_a_file_as_another_encoding() -> None:
    data = ARABIC.encode("cp1256")
    decoded = decode_as(data, "Windows-1256")
    assert (decoded.text, decoded.encoding, decoded.basis) == (ARABIC, "cp1256", Basis.CHOSEN)
    assert decode_as(codecs.BOM_UTF8 + ARABIC.encode(), "utf-8").text == ARABIC
    assert all(decode_as(b"ab", encoding).encoding == encoding for encoding in ENCODINGS)
    assert code_of(data, "utf-8") == "undecodable"
    assert code_of(data, "klingon") == "unknown_encoding"


def test_nothing_is_ever_replaced() -> None:
    damaged = ARABIC.encode() + b"\xff" + ARABIC.encode()
    with pytest.raises(UserError) as caught:
        decode(damaged)
    assert caught.value.arguments == {"encoding": "utf-8", "offset": len(ARABIC.encode())}
    assert code_of(codecs.BOM_UTF16_LE + b"a") == "undecodable"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n\t", "empty_file"),
        (b"%PDF-1.7 text", "binary_file"),
        (b"PK\x03\x04word/document.xml", "binary_file"),
        (b"SQLite format 3\0", "binary_file"),
        (bytes(range(256)) * 4, "binary_file"),
        (b"\0" * 99, "binary_file"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    assert decode((ARABIC * 3 + "\0").encode()).text == ARABIC * 3 + "\0"


def told(data: bytes) -> Decoded | str:
    """What `decode` answers: the text, or the code of its refusal."""
    try:
        return decode(data)
    except UserError as error:
        return error.code


@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_exactly_or_refused(data: bytes) -> None:
    answer = told(data)
    if isinstance(answer, Decoded):
        assert data.endswith(answer.text.encode(answer.encoding))
    else:
        assert answer in {"empty_file", "binary_file", "undecodable"}
