"""When a claim says it was, kept in step with its times; the event that is dated by the claim follows."""

from collections.abc import Iterable

from hawliyat.domain.claim_value import claim_value
from hawliyat.domain.event import Evidence, TimeBasis
from hawliyat.domain.identity import EvidenceId, TimeId, new_id
from hawliyat.domain.time_value import StoredTime
from hawliyat.store import event_repository, time_repository
from hawliyat.store.database import Database
from hawliyat.store.journal import Edit

UNDATED = {"time_value_id": None, "time_basis": TimeBasis.NONE, "basis_evidence_id": None}
"""The columns of an event that is not dated."""


def settle_claims(edit: Edit, database: Database, evidence_ids: Iterable[EvidenceId]) -> None:
    """Settle several claims; see `settle_claim`."""
    for evidence_id in evidence_ids:
        settle_claim(edit, database, evidence_id)


def settle_claim(edit: Edit, database: Database, evidence_id: EvidenceId) -> None:
    """Bring a claim's own time in step with its times, within the *edit* that changed them.

    An event dated by the claim takes the new time, and is undated if there is none any more. An undated event is
    dated by a claim that did not tell when before and does now; one that a researcher undated since stays so.
    """
    if not edit.has("evidence", evidence_id):
        return
    claim = event_repository.evidence(database, evidence_id)
    before = time_repository.find(database, claim.time_value_id)
    after = write_claim_time(edit, database, claim)
    tells = after is not None and after.value.is_resolved
    told = before is not None and before.value.is_resolved
    event = event_repository.get(database, claim.event_id)
    if event.basis_evidence_id == claim.id and not tells:
        edit.update("event", event.id, **UNDATED)
    elif event.basis_evidence_id == claim.id or (event.time_value_id is None and tells and not told):
        date_by_claim(edit, claim, after)
    if before is not None:
        edit.delete_time_if_unused(before.id)


def date_by_claim(edit: Edit, claim: Evidence, time: StoredTime | None) -> None:
    """Let *claim* date its event."""
    time_id = time.id if time is not None else None
    edit.update("event", claim.event_id, time_value_id=time_id, time_basis=TimeBasis.CLAIM, basis_evidence_id=claim.id)


def write_claim_time(edit: Edit, database: Database, claim: Evidence) -> StoredTime | None:
    """Write what a claim's times come to and return it: one of them, or a row of its own for a start and an end."""
    times = event_repository.times_of_evidence(database, claim.id)
    value = claim_value((time.role, stored.value) for time, stored in times)
    if value is None:
        written = None
    else:
        own = next((stored for _, stored in times if stored.value is value), None)
        written = own or StoredTime(_row_of_its_own(claim, times), value, None, edit.made_by)
        if own is None and written.id == claim.time_value_id:
            time_repository.update(edit, written)
        elif own is None:
            time_repository.add(edit, written)
    edit.update("evidence", claim.id, time_value_id=written.id if written is not None else None)
    return written


def _row_of_its_own(claim: Evidence, times: Iterable[tuple[object, StoredTime]]) -> TimeId:
    """The row a claim already has for a value that is none of its times, else a new one."""
    if claim.time_value_id is not None and claim.time_value_id not in {stored.id for _, stored in times}:
        return claim.time_value_id
    return TimeId(new_id())
