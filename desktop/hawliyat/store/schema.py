"""The tables of a project file, as SQL with a comment on every table and column (`.schema` in sqlite3 shows them).

Ids are UUIDv7 text; preset labels and roles have fixed ids. Offsets are half-open `[char_start, char_end)` in Unicode
code points of the article's text. Days are day numbers of the proleptic Gregorian calendar (1 = 0001-01-01, 0 and
below go on backwards), NULL is no bound. Moments are ISO 8601 in UTC. Text that is not known is ''. Foreign keys are
checked at COMMIT. There are no UNIQUE constraints beside the keys: two researchers' files merge by the union of their
edits, and what both did to one thing must fit side by side.
"""

from hawliyat.store.indexes import INDEXES

APPLICATION_ID = 0x48574C59
"""`PRAGMA application_id` of every project file: "HWLY"."""

META = """
-- Facts about the file itself: replica, researcher, language, created_at, program.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,  -- the fact's name
    value TEXT NOT NULL  -- the fact
) STRICT
"""

RESEARCHER = """
-- Who made the edits, annotations and claims.
CREATE TABLE researcher (
    id TEXT PRIMARY KEY,  -- UUIDv7
    name TEXT NOT NULL  -- as the researcher wants to be shown; '' if never said
) STRICT
"""

ARTICLE_TEXT = """
-- Texts by their content: written once, never changed, kept outside the history.
CREATE TABLE article_text (
    sha256 TEXT PRIMARY KEY,  -- of the text as UTF-8, hexadecimal
    text TEXT NOT NULL  -- line ends are LF; otherwise exactly what was imported
) STRICT
"""

STORY = """
-- Articles that go back to one report (agency copy, translation, reprint): one independent source.
CREATE TABLE story (
    id TEXT PRIMARY KEY,  -- UUIDv7
    title TEXT NOT NULL  -- what the report is about
) STRICT
"""

ARTICLE = """
-- One imported source.
CREATE TABLE article (
    id TEXT PRIMARY KEY,  -- UUIDv7
    text_sha256 TEXT NOT NULL REFERENCES article_text (sha256) DEFERRABLE INITIALLY DEFERRED,  -- its text
    story_id TEXT REFERENCES story (id) DEFERRABLE INITIALLY DEFERRED,  -- the report it goes back to
    title TEXT NOT NULL DEFAULT '',  -- headline
    language TEXT NOT NULL DEFAULT '',  -- BCP 47
    direction TEXT NOT NULL,  -- rtl or ltr: how most paragraphs run
    publisher TEXT NOT NULL DEFAULT '',  -- newspaper, agency, site
    byline TEXT NOT NULL DEFAULT '',  -- authors as printed
    issue TEXT NOT NULL DEFAULT '',  -- issue of the paper
    page TEXT NOT NULL DEFAULT '',  -- page of the issue
    archive_ref TEXT NOT NULL DEFAULT '',  -- shelf mark or box
    url TEXT NOT NULL DEFAULT '',  -- where it was found
    published_edtf TEXT NOT NULL DEFAULT '',  -- publication date (EDTF), which relative times hang on; '' if unknown
    published_basis TEXT NOT NULL DEFAULT '',  -- where that date comes from: researcher, or the name of a table
    status TEXT NOT NULL DEFAULT 'new',  -- new, reading, done
    note TEXT NOT NULL DEFAULT '',  -- the researcher's
    imported_at TEXT NOT NULL DEFAULT '',  -- moment
    original_sha256 TEXT NOT NULL DEFAULT '',  -- of the imported bytes
    original_encoding TEXT NOT NULL DEFAULT '',  -- in which they were read
    replaces_id TEXT REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED  -- the version this one stands in for
) STRICT
"""

PARAGRAPH_DIRECTION = """
-- A paragraph's direction where the researcher set it against the rule.
CREATE TABLE paragraph_direction (
    id TEXT PRIMARY KEY,  -- UUIDv7
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,  -- whose paragraph
    char_start INTEGER NOT NULL,  -- where the paragraph begins
    direction TEXT NOT NULL  -- rtl or ltr
) STRICT
"""

LABEL = """
-- The tagset: kinds of entities and events.
CREATE TABLE label (
    id TEXT PRIMARY KEY,  -- fixed for presets, else UUIDv7
    layer TEXT NOT NULL,  -- entity or event
    name_json TEXT NOT NULL,  -- names by language: {"en": "Person", ...}
    colour TEXT NOT NULL,  -- a pair of the program's palette, by name
    digit INTEGER,  -- 1 to 9: the key that tags with it
    parent_id TEXT REFERENCES label (id) DEFERRABLE INITIALLY DEFERRED,  -- the wider kind
    archived INTEGER NOT NULL DEFAULT 0  -- 1: no longer offered
) STRICT
"""

ROLE = """
-- What participants are to events (place is a role too).
CREATE TABLE role (
    id TEXT PRIMARY KEY,  -- fixed for presets, else UUIDv7
    event_label_id TEXT REFERENCES label (id) DEFERRABLE INITIALLY DEFERRED,  -- the kind of event; NULL: every kind
    name_json TEXT NOT NULL,  -- names by language
    required INTEGER NOT NULL DEFAULT 0,  -- 1: such an event asks for it
    repeatable INTEGER NOT NULL DEFAULT 1  -- 0: at most one each event
) STRICT
"""

ANNOTATION = """
-- A marked stretch of an article: position, and the words themselves with their surroundings.
CREATE TABLE annotation (
    id TEXT PRIMARY KEY,  -- UUIDv7
    article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,  -- where it stands
    text_sha256 TEXT NOT NULL REFERENCES article_text (sha256) DEFERRABLE INITIALLY DEFERRED,  -- text it was made on
    char_start INTEGER NOT NULL CHECK (char_start >= 0),  -- first code point
    char_end INTEGER NOT NULL CHECK (char_end > char_start),  -- past the last code point
    quote TEXT NOT NULL,  -- the marked words
    prefix TEXT NOT NULL DEFAULT '',  -- up to 32 code points before
    suffix TEXT NOT NULL DEFAULT '',  -- up to 32 code points after
    layer TEXT NOT NULL,  -- entity, event or time
    label_id TEXT REFERENCES label (id) DEFERRABLE INITIALLY DEFERRED,  -- its kind; NULL on the time layer
    made_by TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,  -- by whom
    made_at TEXT NOT NULL,  -- moment
    note TEXT NOT NULL DEFAULT ''  -- the researcher's
) STRICT
"""

ENTITY = """
-- Someone or something in the world.
CREATE TABLE entity (
    id TEXT PRIMARY KEY,  -- UUIDv7
    label_id TEXT NOT NULL REFERENCES label (id) DEFERRABLE INITIALLY DEFERRED,  -- its kind
    note TEXT NOT NULL DEFAULT '',  -- the researcher's
    merged_into TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED  -- the entity it turned out to be
) STRICT
"""

ENTITY_NAME = """
-- The names of entities, per language.
CREATE TABLE entity_name (
    id TEXT PRIMARY KEY,  -- UUIDv7
    entity_id TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,  -- whose name
    text TEXT NOT NULL,  -- the name
    language TEXT NOT NULL,  -- BCP 47
    kind TEXT NOT NULL  -- preferred (one per language) or alias
) STRICT
"""

MENTION = """
-- Which entity an annotation names.
CREATE TABLE mention (
    id TEXT PRIMARY KEY,  -- UUIDv7
    annotation_id TEXT NOT NULL REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,  -- the words
    entity_id TEXT NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED  -- whom they name
) STRICT
"""

TIME_VALUE = """
-- What a time expression means. It began between the start bounds and ended between the end bounds, all inclusive.
CREATE TABLE time_value (
    id TEXT PRIMARY KEY,  -- UUIDv7
    annotation_id TEXT REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,  -- the words; NULL: typed, or a span
    edtf TEXT NOT NULL,  -- ISO 8601-2; '' while nothing is known
    earliest_start INTEGER,  -- day
    latest_start INTEGER,  -- day
    earliest_end INTEGER,  -- day
    latest_end INTEGER,  -- day
    clock_start TEXT NOT NULL DEFAULT '',  -- HH:MM
    clock_end TEXT NOT NULL DEFAULT '',  -- HH:MM
    granularity TEXT NOT NULL,  -- the unit it speaks in: day, week, month, quarter, season, half, year, decade, ...
    part TEXT NOT NULL DEFAULT '',  -- early, mid, late, or '' for the whole unit
    approximate INTEGER NOT NULL DEFAULT 0,  -- 1: "about"
    uncertain INTEGER NOT NULL DEFAULT 0,  -- 1: "perhaps"
    calendar TEXT NOT NULL DEFAULT 'gregorian',  -- the calendar it was written in
    fields_json TEXT NOT NULL DEFAULT '{}',  -- its parts as written and the steps of the derivation
    anchor_kind TEXT NOT NULL DEFAULT 'none',  -- what it was resolved against: none, published, expression, researcher
    anchor_id TEXT NOT NULL DEFAULT '',  -- the article or time meant by anchor_kind
    rule_id TEXT NOT NULL DEFAULT '',  -- the rule that read it
    chosen_by TEXT NOT NULL DEFAULT ''  -- the researcher who accepted or typed it
) STRICT
"""

EVENT = """
-- A row of the timeline: something that happened, is planned, or is said to have happened.
CREATE TABLE event (
    id TEXT PRIMARY KEY,  -- UUIDv7
    title TEXT NOT NULL,  -- what happened
    label_id TEXT NOT NULL REFERENCES label (id) DEFERRABLE INITIALLY DEFERRED,  -- its kind
    time_value_id TEXT REFERENCES time_value (id) DEFERRABLE INITIALLY DEFERRED,  -- when; NULL: undated
    time_basis TEXT NOT NULL DEFAULT 'none',  -- claim, researcher or none: where that comes from
    basis_evidence_id TEXT REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,  -- the claim, if it is one
    status TEXT NOT NULL DEFAULT 'draft',  -- draft or confirmed
    note TEXT NOT NULL DEFAULT '',  -- the researcher's
    merged_into TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED  -- the event it turned out to be
) STRICT
"""

EVIDENCE = """
-- One claim about an event: what a source says of it, and how.
CREATE TABLE evidence (
    id TEXT PRIMARY KEY,  -- UUIDv7
    event_id TEXT NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,  -- about which event
    annotation_id TEXT REFERENCES annotation (id) DEFERRABLE INITIALLY DEFERRED,  -- the words; NULL: see citation
    citation TEXT NOT NULL DEFAULT '',  -- a source that is not among the articles
    modality TEXT NOT NULL,  -- happened, planned, possible, unclear
    polarity TEXT NOT NULL,  -- affirmed or denied
    time_value_id TEXT REFERENCES time_value (id) DEFERRABLE INITIALLY DEFERRED,  -- when by its times; NULL: untold
    made_by TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,  -- by whom
    note TEXT NOT NULL DEFAULT ''  -- the researcher's
) STRICT
"""

EVIDENCE_TIME = """
-- The times of a claim.
CREATE TABLE evidence_time (
    id TEXT PRIMARY KEY,  -- UUIDv7
    evidence_id TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,  -- whose time
    time_value_id TEXT NOT NULL REFERENCES time_value (id) DEFERRABLE INITIALLY DEFERRED,  -- when
    role TEXT NOT NULL  -- occurred, start, end, or reported (dates the saying, not the event)
) STRICT
"""

ATTRIBUTION = """
-- Who says so, in order.
CREATE TABLE attribution (
    id TEXT PRIMARY KEY,  -- UUIDv7
    evidence_id TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,  -- says what
    position INTEGER NOT NULL,  -- 0: named by the article; 1: whom that one cites; ...
    entity_id TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,  -- a known speaker
    text TEXT NOT NULL DEFAULT ''  -- or one in words ("three sources")
) STRICT
"""

ARGUMENT = """
-- The participants of an event: an entity, one mention of it, or words (a quantity, say).
CREATE TABLE argument (
    id TEXT PRIMARY KEY,  -- UUIDv7
    event_id TEXT NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,  -- takes part in what
    evidence_id TEXT REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,  -- according to which claim
    role_id TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,  -- as what
    entity_id TEXT REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,  -- who
    mention_id TEXT REFERENCES mention (id) DEFERRABLE INITIALLY DEFERRED,  -- where that is said
    text TEXT NOT NULL DEFAULT ''  -- or what, in words
) STRICT
"""

DECISION = """
-- What the researcher decided about something the program proposed.
CREATE TABLE decision (
    id TEXT PRIMARY KEY,  -- UUIDv7
    kind TEXT NOT NULL,  -- time_proposal, ...
    subject_key TEXT NOT NULL,  -- of a time_proposal: article id:char_start:char_end
    verdict TEXT NOT NULL,  -- rejected, ...
    made_by TEXT NOT NULL REFERENCES researcher (id) DEFERRABLE INITIALLY DEFERRED,  -- by whom
    at TEXT NOT NULL  -- moment
) STRICT
"""

EDIT = """
-- The history: one row for every step, never changed. Undo and redo are steps too.
CREATE TABLE edit (
    id TEXT PRIMARY KEY,  -- UUIDv7
    seq INTEGER NOT NULL UNIQUE,  -- 1, 2, 3 ... in this file, without gaps
    replica TEXT NOT NULL,  -- the file it was made in
    lamport INTEGER NOT NULL,  -- clock that orders the edits of merged files
    made_by TEXT NOT NULL,  -- researcher
    at TEXT NOT NULL,  -- moment
    verb TEXT NOT NULL,  -- what was done; baseline, undo, undo_to and redo are the history's own
    args_json TEXT NOT NULL,  -- what is needed to say it in words
    undoes TEXT REFERENCES edit (id),  -- undo: the (oldest) step taken back; redo: the undo taken back
    schema INTEGER NOT NULL  -- user_version its images were written under
) STRICT
"""

CHANGE = """
-- What each step did to which row, in order.
CREATE TABLE change (
    edit_id TEXT NOT NULL REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED,  -- in which step
    n INTEGER NOT NULL,  -- 0, 1, 2 ... within it
    table_name TEXT NOT NULL,  -- whose row
    row_id TEXT NOT NULL,  -- its id
    before_json TEXT,  -- the whole row before; NULL: inserted
    after_json TEXT,  -- the whole row after; NULL: deleted
    PRIMARY KEY (edit_id, n)
) STRICT, WITHOUT ROWID
"""

PROPOSAL = """
-- Derived, outside the history: time expressions the program found. The view pending_proposal has those that wait.
CREATE TABLE proposal (
    id TEXT PRIMARY KEY,  -- UUIDv8 of where it stands and how it was read
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- where
    char_start INTEGER NOT NULL,  -- first code point
    char_end INTEGER NOT NULL,  -- past the last code point
    text TEXT NOT NULL,  -- the words
    role TEXT NOT NULL,  -- occurred or reported
    confidence REAL NOT NULL,  -- 0 to 1
    edtf TEXT NOT NULL,  -- the likeliest reading
    readings_json TEXT NOT NULL  -- all readings in full, the likeliest first
) STRICT
"""

TIMELINE_RANK = """
-- Derived, outside the history: the place of each event on the timeline.
CREATE TABLE timeline_rank (
    event_id TEXT PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- which event
    rank INTEGER NOT NULL  -- 1 is the first
) STRICT
"""

SEARCHED = """
-- Derived, outside the history: as what each article was last searched for times. One that is missing, or is another
-- now, is searched when the project is next opened in the window.
CREATE TABLE searched (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,  -- which
    language TEXT NOT NULL,  -- in which language
    published_edtf TEXT NOT NULL,  -- from which publication date
    rules TEXT NOT NULL  -- by which version of the rules
) STRICT
"""

TABLES = (
    META, RESEARCHER, ARTICLE_TEXT, STORY, ARTICLE, PARAGRAPH_DIRECTION, LABEL, ROLE, ANNOTATION, ENTITY, ENTITY_NAME,
    MENTION, TIME_VALUE, EVENT, EVIDENCE, EVIDENCE_TIME, ATTRIBUTION, ARGUMENT, DECISION, EDIT, CHANGE, PROPOSAL,
    SEARCHED, TIMELINE_RANK,
)  # fmt: skip

JOURNALLED = (
    "researcher", "story", "article", "paragraph_direction", "label", "role", "annotation", "entity", "entity_name",
    "mention", "time_value", "event", "evidence", "evidence_time", "attribution", "argument", "decision",
)  # fmt: skip
"""The tables whose every change goes through the journal."""

DERIVED = ("proposal", "searched", "timeline_rank")
"""The tables that can be made again from the others."""


def statements() -> list[str]:
    """Return the statements that make the tables and indexes of version 1, in order."""
    indexes = [f"CREATE INDEX {table}_{columns[0]} ON {table} ({', '.join(columns)})" for table, *columns in INDEXES]
    return [_with_comment_inside(table) for table in TABLES] + indexes


def _with_comment_inside(table: str) -> str:
    """SQLite keeps the text from CREATE on: the comment above a table moves in, so that the file tells it too."""
    comment, _, definition = table.strip().partition("\n")
    return definition.replace("(\n", f"(\n    {comment}\n", 1)
