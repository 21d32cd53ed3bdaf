"""How a range, a share or a number of minutes is said: the same on the page and in a table."""

from dialogue.summaries.bands import Count, Share
from dialogue.summaries.record import Run, Society
from dialogue.summaries.words import Words


def count_words(count: Count, words: Words) -> str:
    if count.most is None:
        return words.word("or_more", n=words.number(count.least))
    if count.least == count.most:
        return words.number(count.least)
    if count.least == 0:
        return words.word("fewer_than", n=words.number(count.most + 1))
    return words.word("from_to", least=words.number(count.least), most=words.number(count.most))


def share_words(share: Share | None, words: Words) -> str:
    if share is None:
        return words.word("nothing_written")
    return words.word(share.band) if share.percent is None else words.percent(share.percent)


def minutes(number: int, words: Words) -> str:
    return words.word("minutes", n=words.number(number))


def society_label(society: Society, words: Words) -> Run:
    return society.label or Run(words.lang, words.word("not_named"))
