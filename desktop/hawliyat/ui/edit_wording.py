"""Edits in words: what Undo, Redo and the history call them."""

from collections.abc import Mapping

from hawliyat.ui.wording import plain, tr

_LONGEST = 40

_SENTENCES = {
    "baseline": "Start of the project",
    "import_articles": "Import of {count} articles",
    "import_article": "Import of “{title}”",
    "update_article": "Change to article “{title}”",
    "join_story": "Articles joined into one story",
    "remove_article": "Removal of article “{title}”",
    "tag_mention": "Tag “{quote}”",
    "link_mention": "Link “{quote}” to another entity",
    "relabel_entity": "Kind of “{name}” changed",
    "untag": "Removal of tag “{quote}”",
    "add_name": "Name “{name}” added",
    "rename_entity": "Name changed to “{name}”",
    "prefer_name": "“{name}” preferred",
    "remove_name": "Removal of name “{name}”",
    "accept_time": "Time “{quote}” accepted",
    "reject_time": "Time “{quote}” rejected",
    "tag_time": "Time “{quote}” tagged",
    "correct_time": "Time changed to {edtf}",
    "make_event": "Event “{title}”",
    "add_evidence": "Evidence for “{title}”",
    "retitle_event": "Title “{title}”",
    "relabel_event": "Kind of “{title}” changed",
    "confirm_event": "“{title}” confirmed",
    "note_event": "Note on “{title}”",
    "remove_event": "Removal of event “{title}”",
    "remove_evidence": "Removal of evidence for “{title}”",
    "set_event_time": "Time of “{title}”",
    "use_claim_time": "Time of “{title}” from a claim",
    "set_modality": "Claim: {modality}",
    "set_polarity": "Claim: {polarity}",
    "set_attributions": "Who says so: {speakers}",
    "add_claim_time": "Time {edtf} for a claim",
    "change_time_role": "Role of time {edtf}",
    "remove_claim_time": "Time taken from a claim",
    "add_argument": "Participant of “{title}”",
    "remove_argument": "Participant removed",
    "annotate_sample": "The sample's annotations",
}


def edit_words(verb: str, arguments: Mapping[str, object]) -> str:
    """Describe an edit by its verb and arguments; a verb of a newer version is shown as it is."""
    sentence = _SENTENCES.get(verb)
    if sentence is None:
        return verb.replace("_", " ")
    try:
        return tr(sentence, **{name: _short(value) for name, value in arguments.items()})
    except KeyError:
        return plain(tr(sentence.partition("{")[0])).rstrip(" “:")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
