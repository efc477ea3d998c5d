"""Make the stored file of the version this checkout writes: `python tests/store/golden/make.py`, once per version."""

import gzip
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "desktop")]

from tests.store_samples import import_article, mention, name_entity, of, tag, take_part, tell  # noqa: E402

from hawliyat.domain.annotation import Layer  # noqa: E402
from hawliyat.domain.event import Modality, Polarity  # noqa: E402
from hawliyat.store import migrations  # noqa: E402
from hawliyat.store.project import Project  # noqa: E402


def main() -> None:
    """Write `version-N.gz` beside this script, unless it is there: what was released stays."""
    target = Path(__file__).with_name(f"version-{migrations.latest()}.gz")
    with tempfile.TemporaryDirectory() as folder, target.open("xb") as file:
        path = Path(folder) / "project"
        with Project.create(path, "باحثة") as project:
            with project.journal.edit("import_article") as edit:
                article = import_article(edit)
            with project.journal.edit("tell") as edit:
                entity = name_entity(edit)
                link = mention(edit, tag(edit, article, of("هواوي"), Layer.ENTITY), entity)
                take_part(edit, tell(edit, article), entity, link)
                denial = {"modality": Modality.PLANNED, "polarity": Polarity.DENIED}
                tell(edit, article, title="نفي التأخير", **denial)  # type: ignore[arg-type]
            project.journal.undo()
            project.journal.redo()
        file.write(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
