"""How the doctor's lines begin."""

from dialogue.cli.finding import Finding


def test_a_line_tells_what_is_well_what_would_be_better_and_what_has_to_be_mended() -> None:
    well = Finding("tables", well=True)
    better = Finding("everybody here reaches Redis", well=True, advice="Set requirepass.")
    ill = Finding("data folder", well=False, advice="Run: chmod 700 data")

    assert [each.mark for each in (well, better, ill)] == ["ok", "--", "!!"]
