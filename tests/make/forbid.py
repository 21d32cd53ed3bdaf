"""Has the database refuse to change a table, as a broken one might at any moment."""

from tests.make.bed import Bed

SQLITE = "CREATE TRIGGER forbidden BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'kept'); END"
POSTGRESQL = """
CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE check_violation USING MESSAGE = 'kept'; END $$;
CREATE TRIGGER forbidden BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse();
"""


def forbid(bed: Bed, act: str, table: str) -> None:
    """Refuse from now on, with an `IntegrityError` that says "kept"."""
    with bed.engine.begin() as db:
        db.exec_driver_sql((SQLITE if bed.sqlite else POSTGRESQL).format(act=act, table=table))
