"""The three things at the top: how many, who spoke how much, how long. None where there are no figures."""

from dialogue.summaries.document import Tile, Worth
from dialogue.summaries.record import Record, Society
from dialogue.summaries.wording import count_words, minutes, share_words, society_label
from dialogue.summaries.words import Words


def tiles(record: Record, words: Words) -> tuple[Tile, ...]:
    """Return the tiles, or none where numbers could point at someone: a lone tile looks like a lack."""
    if record.societies is None:
        return ()
    return (_people(record.societies, words), _talk(record.societies, words), _time(record, words))


def _people(societies: tuple[Society, ...], words: Words) -> Tile:
    counts = {society.people for society in societies}
    if len(counts) == 1 and all(society.label for society in societies):
        return Tile((Worth(count_words(counts.pop(), words)),), words.word("tile_people_each"))
    return Tile(
        tuple(_worth(society, count_words(society.people, words), words) for society in societies),
        words.word("tile_people"),
    )


def _talk(societies: tuple[Society, ...], words: Words) -> Tile:
    caption = words.word("tile_talk")
    if all(society.talk is None for society in societies):
        return Tile((Worth(words.word("nothing_written")),), caption)
    halves = [s.talk for s in societies if s.talk and s.talk.band == "about_half" and s.talk.percent is None]
    if len(halves) == len(societies):
        return Tile((Worth(words.word("about_equally")),), caption)
    return Tile(
        tuple(_worth(society, share_words(society.talk, words), words) for society in societies), caption
    )


def _worth(society: Society, value: str, words: Words) -> Worth:
    return Worth(value, society_label(society, words), society.shape)


def _time(record: Record, words: Words) -> Tile:
    planned = sum(stage.planned_minutes for stage in record.stages)
    used = sum(stage.used_minutes or 0 for stage in record.stages)
    caption = words.word("tile_time", planned=minutes(planned, words))
    return Tile((Worth(minutes(used, words)),), caption)
