"""Edits in words: what Undo, Redo and the history call them."""

import re
from collections.abc import Mapping

from hawliyat.domain.event import Modality, Polarity, TimeRole
from hawliyat.ui.term_wording import term
from hawliyat.ui.wording import tr, tr_count

_LONGEST = 40

_SENTENCES: dict[str, tuple[str, ...]] = {
    "baseline": ("Start of the project",),
    "import_articles": ("Import of 1 article",),
    "update_article": ("Change to article “{title}”", "Change to an article"),
    "set_paragraph_direction": ("Direction of a paragraph",),
    "join_story": ("Articles joined into one story",),
    "remove_article": ("Removal of article “{title}”", "Removal of an article"),
    "tag_mention": ("Tag “{quote}”",),
    "link_mention": ("Link “{quote}” to another entity",),
    "relabel_entity": ("Kind of “{name}” changed",),
    "untag": ("Removal of tag “{quote}”",),
    "add_name": ("Name “{name}” added",),
    "rename_entity": ("Name changed to “{name}”",),
    "prefer_name": ("“{name}” preferred",),
    "remove_name": ("Removal of name “{name}”",),
    "remove_entity": ("Removal of “{name}” with every mention",),
    "accept_time": ("Time “{quote}” accepted",),
    "reject_time": ("Time “{quote}” rejected",),
    "renew_times": ("Time “{quote}” read again",),
    "tag_time": ("Time “{quote}” tagged",),
    "correct_time": ("Time changed to {edtf}",),
    "make_event": ("Event “{title}”",),
    "add_evidence": ("Evidence for “{title}”",),
    "retitle_event": ("Title “{title}”",),
    "relabel_event": ("Kind of “{title}” changed",),
    "confirm_event": ("“{title}” confirmed",),
    "note_event": ("Note on “{title}”",),
    "remove_event": ("Removal of event “{title}”",),
    "remove_evidence": ("Removal of evidence for “{title}”",),
    "set_event_time": ("Time of “{title}”",),
    "use_claim_time": ("Time of “{title}” from a claim",),
    "set_modality": ("Claim: {modality}",),
    "set_polarity": ("Claim: {polarity}",),
    "set_attributions": ("Who says so: {speakers}", "Who says so: nobody"),
    "add_claim_time": ("Time {edtf} for a claim", "Time for a claim"),
    "change_time_role": ("Time {edtf}: {role}", "Role of a time: {role}"),
    "remove_claim_time": ("Time taken from a claim of “{title}”",),
    "add_argument": ("Participant of “{title}”",),
    "remove_argument": ("Removal of a participant",),
    "annotate_sample": ("The sample's annotations",),
}
"""What an edit is called: the first sentence whose every value is given."""

_UNDONE = ("Undone: 1 edit, back to before {edit}", "Undone: {count} edits, back to before {edit}")
_SEVERAL = {
    "import_articles": ("Import of 1 article", "Import of {count} articles"),
    "untag": ("Removal of 1 tag", "Removal of {count} tags"),
    "renew_times": ("1 time read again", "{count} times read again"),
    "undo": _UNDONE,
    "undo_to": _UNDONE,
}
"""What it is called where it did several things at once."""

_VALUE = re.compile(r"\{(\w+)\}")
_TERMS: tuple[type[Modality | Polarity | TimeRole], ...] = (Modality, Polarity, TimeRole)


def edit_words(verb: str, arguments: Mapping[str, object]) -> str:
    """Describe a step of the history by its verb and arguments; a verb of a newer version is shown as it is."""
    taken_back = _taken_back(arguments) if verb in ("undo", "undo_to", "redo") else ""
    count = arguments.get("count", 1)
    if verb in _SEVERAL and isinstance(count, int) and count > 1:
        one, many = _SEVERAL[verb]
        return tr_count(one, many, count, edit=taken_back)
    if verb == "redo":
        return tr("Redone: {edit}", edit=taken_back)
    if taken_back:
        return tr("Undone: {edit}", edit=taken_back)
    return _words(verb, arguments)


def _taken_back(arguments: Mapping[str, object]) -> str:
    inner = arguments.get("args")
    return edit_words(str(arguments.get("verb", "")), inner if isinstance(inner, Mapping) else {})


def _words(verb: str, arguments: Mapping[str, object]) -> str:
    given = {name: value for name, value in arguments.items() if value not in (None, "")}
    for sentence in _SENTENCES.get(verb, ()):
        wanted = set(_VALUE.findall(sentence))
        if wanted <= given.keys():
            return tr(sentence, **{name: _said(given[name]) for name in wanted})
    return verb.replace("_", " ")


def _said(value: object) -> str:
    """A value in words: the program's own terms translated, long texts shortened."""
    text = str(value)
    for terms in _TERMS:
        if text in set(terms):
            return term(terms(text))
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    return (cut[: cut.rfind(" ")] if " " in cut else cut[:-1]).rstrip() + "…"
