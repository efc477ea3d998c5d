"""The views of a project file: what any SQLite tool shows a reader. Plain SQL, nothing of the program is needed."""


def _iso(day: str) -> str:
    """SQL for `YYYY-MM-DD` of a day number. The calendar repeats every 146,097 days (400 years), and SQLite's own
    `date` is asked about years 1 to 400 only: its answers before year 0 differ from version to version.
    """
    in_cycle = f"((({day} - 1) % 146097 + 146097) % 146097 + 1)"
    date = f"date({in_cycle} + 1721424.5)"
    year = f"(({day} - {in_cycle}) / 146097 * 400 + substr({date}, 1, 4))"
    beyond = f"iif({year} < 0, '-', '') || printf('%04d', abs({year})) || substr({date}, 5)"
    return (
        f"CASE WHEN {day} BETWEEN 1 AND 3652059 THEN date({day} + 1721424.5) WHEN {day} IS NOT NULL THEN {beyond} END"
    )


def _english(label: str) -> str:
    """SQL for a label's English name, else all its names. Cut out by hand: with `trusted_schema = OFF` SQLite allows
    no JSON function in a view.
    """
    names, key = f"{label}.name_json", '\'"en": "\''
    rest = f"substr({names}, instr({names}, {key}) + 7)"
    return f"iif(instr({names}, {key}), substr({rest}, 1, instr({rest}, '\"') - 1), {names})"


def _name_of(entity_id: str) -> str:
    """SQL for an entity's name: a preferred one first, then the oldest."""
    return (
        f"(SELECT text FROM entity_name WHERE entity_id = {entity_id}"  # noqa: S608 - a column of this module
        " ORDER BY kind = 'preferred' DESC, entity_name.id LIMIT 1)"
    )


def _words(time: str) -> str:
    """SQL for a time in plain words, no more precise than its EDTF text."""
    edtf, first, last = f"{time}.edtf", _iso(f"{time}.earliest_start"), _iso(f"{time}.latest_end")
    simple = f"rtrim({edtf}, '~?%')"
    unsigned = f"ltrim({simple}, '-')"
    inner = f"trim({edtf}, '[]')"
    value = f"""CASE
        WHEN {edtf} LIKE '[..%' THEN 'by ' || substr({inner}, 3)
        WHEN {edtf} LIKE '%..]' THEN 'from ' || substr({inner}, 1, length({inner}) - 2) || ' on'
        WHEN {edtf} LIKE '[%..%]' THEN 'between ' || replace({inner}, '..', ' and ')
        WHEN {edtf} LIKE '../%' THEN 'until ' || substr({edtf}, 4)
        WHEN {edtf} LIKE '%/..' THEN 'from ' || substr({edtf}, 1, length({edtf}) - 3) || ' on'
        WHEN {edtf} LIKE '%/%' THEN replace({edtf}, '/', ' to ')
        WHEN {time}.earliest_start = {time}.latest_end THEN {first}
        WHEN {unsigned} GLOB '[0-9][0-9][0-9][0-9]' OR {unsigned} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' THEN {simple}
        WHEN {time}.earliest_start IS NULL OR {time}.latest_end IS NULL THEN {edtf}
        ELSE 'within ' || {first} || ' to ' || {last} END"""
    part = f"iif({time}.part = '', '', {time}.part || ' ')"
    about = f"iif({time}.approximate, 'about ', '') || iif({time}.uncertain, 'perhaps ', '')"
    clock = (
        f"iif({time}.clock_start = '', '', ' ' || {time}.clock_start)"
        f" || iif({time}.clock_end = '', '', '–' || {time}.clock_end)"
    )
    return f"{about} || {part} || {value} || {clock}"


PENDING_PROPOSAL = """
CREATE VIEW pending_proposal AS
-- The found times that wait for the researcher: neither tagged (a time annotation overlaps) nor rejected.
SELECT proposal.* FROM proposal
WHERE NOT EXISTS (
    SELECT 1 FROM annotation
    WHERE annotation.article_id = proposal.article_id AND annotation.layer = 'time'
      AND annotation.char_start < proposal.char_end AND proposal.char_start < annotation.char_end)
  AND NOT EXISTS (
    SELECT 1 FROM decision
    WHERE decision.kind = 'time_proposal' AND decision.verdict = 'rejected'
      AND decision.subject_key = proposal.article_id || ':' || proposal.char_start || ':' || proposal.char_end)
"""

TIMELINE = f"""
CREATE VIEW timeline AS
-- The timeline, a row for each event: SELECT * FROM timeline ORDER BY rank
WITH claim AS (
    SELECT evidence.*, annotation.article_id, annotation.quote, article.title AS article_title, article.published_edtf,
        row_number() OVER (
            PARTITION BY evidence.event_id
            ORDER BY evidence.id = event.basis_evidence_id DESC, evidence.id) AS place
    FROM evidence
    JOIN event ON event.id = evidence.event_id
    LEFT JOIN annotation ON annotation.id = evidence.annotation_id
    LEFT JOIN article ON article.id = annotation.article_id),
told AS (
    SELECT event_id, count(*) AS claims, sum(polarity = 'denied') AS denials,
        max(polarity = 'affirmed' AND modality = 'happened') AS happened,
        max(polarity = 'affirmed' AND modality = 'planned') AS planned,
        max(polarity = 'affirmed' AND modality = 'possible') AS possible,
        max(modality = 'happened') AS happened_denied, max(modality = 'planned') AS planned_denied,
        max(modality = 'possible') AS possible_denied,
        min(nullif(published_edtf, '')) AS published
    FROM claim GROUP BY event_id),
spoken AS (
    SELECT *, CASE
        WHEN happened THEN 'happened' WHEN planned THEN 'planned' WHEN possible THEN 'possible'
        WHEN denials < claims THEN 'unclear' WHEN happened_denied THEN 'happened' WHEN planned_denied THEN 'planned'
        WHEN possible_denied THEN 'possible' ELSE 'unclear' END AS modality
    FROM told)
SELECT timeline_rank.rank,
    CASE
        WHEN time.edtf IS NOT NULL AND time.edtf <> '' THEN {_words("time")}
        WHEN spoken.modality = 'happened' AND spoken.published IS NOT NULL THEN 'not after ' || spoken.published
        WHEN spoken.modality = 'planned' AND spoken.published IS NOT NULL THEN 'not before ' || spoken.published
        ELSE 'undated' END AS date,
    event.title, {_english("label")} AS type, coalesce(spoken.modality, 'unclear') AS modality,
    CASE
        WHEN spoken.denials = 0 THEN 'affirmed' WHEN spoken.denials = spoken.claims THEN 'denied'
        WHEN spoken.denials > 0 THEN 'disputed' ELSE '' END AS polarity,
    event.status, {_iso("time.earliest_start")} AS earliest, {_iso("time.latest_end")} AS latest,
    coalesce(time.edtf, '') AS edtf, coalesce(spoken.claims, 0) AS claims, coalesce(claim.quote, '') AS quote,
    coalesce(claim.article_title, '') AS article, coalesce(claim.published_edtf, '') AS published, event.note,
    event.id AS event_id, claim.article_id, claim.annotation_id
FROM event
JOIN timeline_rank ON timeline_rank.event_id = event.id
JOIN label ON label.id = event.label_id
LEFT JOIN time_value AS time ON time.id = event.time_value_id
LEFT JOIN spoken ON spoken.event_id = event.id
LEFT JOIN claim ON claim.event_id = event.id AND claim.place = 1
"""  # noqa: S608

CLAIMS = f"""
CREATE VIEW claims AS
-- What each source says of each event, in the order of the timeline. The dates are the claim's own.
WITH speaker AS (
    SELECT evidence_id, position, id, coalesce({_name_of("attribution.entity_id")}, text) AS name
    FROM attribution),
participant AS (
    SELECT id, event_id, evidence_id, role_id, coalesce({_name_of("argument.entity_id")}, text) AS name FROM argument)
SELECT event.id AS event_id, event.title, {_english("label")} AS type,
    CASE WHEN time.edtf IS NOT NULL AND time.edtf <> '' THEN {_words("time")} ELSE '' END AS date_display,
    coalesce(time.edtf, '') AS edtf,
    {_iso("time.earliest_start")} AS earliest_start, {_iso("time.latest_start")} AS latest_start,
    {_iso("time.earliest_end")} AS earliest_end, {_iso("time.latest_end")} AS latest_end,
    coalesce(time.granularity, '') AS precision, coalesce(time.calendar, '') AS calendar,
    iif(event.basis_evidence_id = evidence.id OR event.time_basis <> 'claim', event.time_basis, 'other claim')
        AS date_basis,
    coalesce((SELECT edtf FROM evidence_time JOIN time_value ON time_value.id = evidence_time.time_value_id
        WHERE evidence_time.evidence_id = evidence.id AND role = 'reported' ORDER BY evidence_time.id LIMIT 1), '')
        AS reported,
    evidence.modality, evidence.polarity,
    coalesce((SELECT group_concat(name, '; ') FROM (
        SELECT name FROM speaker WHERE speaker.evidence_id = evidence.id ORDER BY position, id)), '') AS attributed_to,
    coalesce((SELECT group_concat(name, '; ') FROM (
        SELECT name FROM participant
        WHERE participant.event_id = event.id AND role_id <> 'role-place'
          AND coalesce(participant.evidence_id, evidence.id) = evidence.id
        GROUP BY name ORDER BY min(id))), '') AS participants,
    coalesce((SELECT group_concat(name, '; ') FROM (
        SELECT name FROM participant
        WHERE participant.event_id = event.id AND role_id = 'role-place'
          AND coalesce(participant.evidence_id, evidence.id) = evidence.id
        GROUP BY name ORDER BY min(id))), '') AS place,
    article.id AS article_id, coalesce(article.title, '') AS article_title,
    coalesce(article.publisher, evidence.citation) AS source, coalesce(article.published_edtf, '') AS published,
    coalesce(article.language, '') AS language, coalesce(annotation.quote, '') AS quote,
    annotation.char_start, annotation.char_end, coalesce(article.url, '') AS url, evidence.note,
    evidence.id AS evidence_id, timeline_rank.rank
FROM evidence
JOIN event ON event.id = evidence.event_id
JOIN timeline_rank ON timeline_rank.event_id = event.id
JOIN label ON label.id = event.label_id
LEFT JOIN annotation ON annotation.id = evidence.annotation_id
LEFT JOIN article ON article.id = annotation.article_id
LEFT JOIN time_value AS time ON time.id = evidence.time_value_id
ORDER BY timeline_rank.rank, evidence.id
"""  # noqa: S608

VIEWS = (PENDING_PROPOSAL, TIMELINE, CLAIMS)
