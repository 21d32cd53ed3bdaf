"""Links, e-mail addresses and names in other networks, also where the dot or the @ is spelled out."""

import re
from typing import Final

import re2

# Ends of addresses people here use. Those that are everyday words (me, to, in, so) count only before a slash.
_ENDS: Final = (
    r"(?:com|net|org|info|az|am|ru|ge|tr|ir|eu|uk|de|fr|su|ua|by|kz"
    r"|io|app|dev|xyz|online|site|biz|edu|gov|shop)"
)
_OVER: Final = r"(?:[^\pL\pN]|$)"
_FRESH: Final = r"(?:^|[^\pL\pN.])"
_DOT: Final = r"\s?[(\[{<]?\s?(?:nokt[aə]|noqt[əe]|dot|tocka|точка|կետ)\s?[)\]}>]?\s?"
_AT: Final = r"(?:at|et|собака|sobaka|շնիկ)"
_NETWORKS: Final = (
    r"(?:telegram|teleqram|телеграмм?|տելեգրամ|whatsapp|vatsap|ватсап|вотсап|վացապ|instagram|instaqram|insta"
    r"|инстаграмм?|инста|ինստագրամ|facebook|feysbuk|фейсбук|ֆեյսբուք|tiktok|viber|вайбер|վայբեր|skype|скайп|discord)"
)
_MAIL_HOSTS: Final = r"(?:gmail|yandex|yahoo|hotmail|outlook|icloud|proton(?:mail)?|rambler)"

# None of the patterns can match without a sign between words or one of these; most texts have neither.
_SIGN: Final = re.compile(r"[@/(\[{<:=]|\.[a-zа-я]")
_WORDS: Final = (
    *("www", "nokt", "noqt", "dot", "tocka", "точка", "կետ"),
    *("mail", "yandex", "yahoo", "outlook", "icloud", "proton", "rambler", "inbox"),
)
_PATTERNS: Final = tuple(
    re2.compile(pattern)
    for pattern in (
        r"\pL{2,8}\s?:\s?//",
        r"(?:^|[^\pL])www\s?\.",
        rf"{_FRESH}[a-z0-9-]+\.[a-z]{{2,}}/[^\s]",
        rf"{_FRESH}[a-z0-9][a-z0-9-]+(?:\.[a-z0-9-]+)*\.{_ENDS}{_OVER}",
        rf"[а-я0-9-]{{3,}}\.(?:рф|ру|ком){_OVER}",
        rf"[\pL\pN-]{{2,}}{_DOT}(?:{_ENDS}|ком|ру){_OVER}",
        r"[\pL\pN._%+-]+\s?@\s?[\pL\pN-]+\s?\.\s?\pL{2,}",
        rf"[\pL\pN._-]{{2,}}\s?[(\[{{<]\s?{_AT}\s?[)\]}}>]",
        rf"[\pL\pN._-]{{2,}}\s{_AT}\s{_MAIL_HOSTS}(?:{_OVER})",
        rf"(?:{_MAIL_HOSTS}|mail|inbox)\s?(?:\.|{_DOT})\s?(?:com|ru|ком|ру){_OVER}",
        r"(?:^|[\s(,;:])@[a-z0-9_.]{4,}",
        rf"{_NETWORKS}\pL{{0,4}}\s?[:=@]\s?@?[a-z0-9_.]*[0-9_.][a-z0-9_]",
        rf"(?m:{_NETWORKS}\pL{{0,4}}\s?[:=@]\s?@?[a-z0-9_]{{4,}}\s*(?:[,;.)]|$))",
    )
)


def has_link(text: str) -> bool:
    """Tell whether the text, bare and in small letters, leads out of the room."""
    if not _SIGN.search(text) and not any(word in text for word in _WORDS):
        return False
    return any(pattern.search(text) for pattern in _PATTERNS)
