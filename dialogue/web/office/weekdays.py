"""Days of the week and languages as the reader's language names them, standing alone."""

from babel import Locale

from dialogue.web.language import page_lang


def weekdays() -> list[tuple[int, str]]:
    """Return the days by number, Monday is 0, beginning with the day a week begins with there."""
    locale = Locale.parse(page_lang())
    names = locale.days["stand-alone"]["wide"]
    first = locale.first_week_day
    return [(day % 7, str(names[day % 7])) for day in range(first, first + 7)]
