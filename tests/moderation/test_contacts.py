"""What leads out of the room is noticed; numbers that lead nowhere are left alone."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.kernel.alphabets import LOOKS
from dialogue.moderation.contacts import _ONE_SCRIPT, has_contact
from dialogue.moderation.wordlist import written_in

ORDINARY = tomllib.loads((Path(__file__).parent / "ordinary_sentences.toml").read_text())

PHONES = """055 123 45 67
+994 50 123 45 67
+374 77 123456
(077) 12-34-56
8 (495) 123-45-67
8-495-123-45-67
0551234567
994501234567
994 501 234 567
994 501 234 500
374 100 200 300
+994501234567 manat deyil
0501234500
055/123/45/67
055.123.45.67
055_123_45_67
055 — 123 — 45 — 67
0 5 5 1 2 3 4 5 6 7
tel: 4931234
nömrəm 055-123-45-67-dir
0551234567 manat deyil
00 44 20 7946 0000
40.4093, 49.8671
40.409° N, 49.867° E
٠٥٥١٢٣٤٥٦٧
０５５１２３４５６７
𝟎𝟓𝟓𝟏𝟐𝟑𝟒𝟓𝟔𝟕
055\u200b123\u200d45\u00ad67
0\ufe0f\u20e35\ufe0f\u20e35\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e3""".splitlines()

LINKS = """lamp@example.com
lamp @ example . com
l.a.m.p@example.org
лампа@пример.рф
lamp (at) example dot com
lamp [at] gmail.com
lamp at gmail com dot com
lamp собака яндекс точка ру
lamp sobaka mail.ru
https://example.org/x
HTTPS : //example
hxxps://example
www.example.org
www . example
t.me/lamp
wa.me/123
example.com
Example.Com!
example.co.uk/page
sub.example.az
example.am
bax: example.az.
еxample.com
example.соm
gmаil.com
ｅｘａｍｐｌｅ.ｃｏｍ
exa\u200bmple.com
example nöqtə com
example noqte az
example nokta com
example точка ру
example կետ am
@lamp_post
mənə yaz @lamppost
telegram: lamp_post
Telegram - @lamppost
Instagram: lamp.post
телеграм: lamp77
տելեգրամ՝ @lamppost
пиши на пример.ру
WhatsApp: lamppost""".splitlines()

HARMLESS = """1988-1994
1988–1994, 2020
1990 1991 1992 1993
12.05.2024
12.05.2024 19:00
2024-05-12
19:00-20:30
19.00-20.30
1 000 000 manat
1\u00a0500\u00a0000
2500000 dram
2 500 000 рублей
1 234 567 դրամ
10 000 - 20 000
1.000.000
3.1415926
100 200 300
5000-6000 manat
(1988-1994)
2021/2022
10:00, 11:00, 12:00
24/7
100-200 nəfər
mp3, 4x4
12 345
5 @ 3
me@
və/ya
Çıxdım.Sonra gəldim
Azdır.Az deyil
I see.So what
Telegram: bunu hamı işlədir
WhatsApp: it is used by everyone
Nöqtə qoydum. Com
dot dot dot
I was at mail room
Точка. Ру""".splitlines()


@pytest.mark.parametrize("text", PHONES + LINKS)
def test_a_way_to_reach_somebody_is_noticed(text: str) -> None:
    assert has_contact(text)
    assert has_contact(f"Mənə yazın: {text} , gözləyirəm")


@pytest.mark.parametrize("text", HARMLESS)
def test_years_times_sums_and_full_stops_are_no_contacts(text: str) -> None:
    assert not has_contact(text)
    assert not has_contact(f"Yəni {text} , elə deyilmi")


@pytest.mark.parametrize("lang", ORDINARY)
def test_ordinary_sentences_hold_no_contact(lang: str) -> None:
    assert [text for text in ORDINARY[lang] if has_contact(text)] == []


@given(st.from_regex(_ONE_SCRIPT, fullmatch=True))
def test_texts_of_one_script_hide_nothing(text: str) -> None:
    mixed = [chunk for chunk in text.split() if not written_in(chunk) and chunk.translate(LOOKS) != chunk]

    assert mixed == []
