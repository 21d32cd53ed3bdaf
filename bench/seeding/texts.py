"""What is said: ordinary sentences in four languages, none of which any rule stops."""

from typing import Final

from dialogue.kernel.locales import Lang

TEXTS: Final[tuple[tuple[Lang, str], ...]] = (
    ("az", "Bizim həyətdə böyük bir tut ağacı var, yayda hamı onun kölgəsində oturur."),
    ("hy", "Մեր բակում մի մեծ թթենի կա, ամռանը բոլորը նստում են նրա ստվերում։"),
    ("en", "In our yard there is a big mulberry tree, and in summer everybody sits in its shade."),
    ("ru", "У нас во дворе растёт большая шелковица, летом все сидят в её тени."),
    ("az", "Uşaqlar məktəbdən qayıdanda ən çox harada oynayırlar?"),
    ("hy", "Որտե՞ղ են երեխաները ամենաշատը խաղում, երբ վերադառնում են դպրոցից։"),
    ("en", "Where do the children play most when they come back from school?"),
    ("ru", "Где дети чаще всего играют, когда возвращаются из школы?"),
    ("az", "Mən bunu başqa cür xatırlayıram, amma sizi dinləmək mənə maraqlıdır."),
    ("hy", "Ես դա այլ կերպ եմ հիշում, բայց ինձ հետաքրքիր է լսել ձեզ։"),
    ("en", "I remember it in another way, but I would like to hear how it was for you."),
    ("ru", "Я помню это иначе, но мне интересно послушать вас."),
    ("az", "Nənəm bu yeməyi bayramda bişirirdi, qoxusu bütün evə yayılırdı."),
    ("hy", "Տատիկս այս ուտեստը տոնին էր եփում, և բույրը տարածվում էր ամբողջ տանը։"),
    ("en", "My grandmother cooked this dish for the holiday, and its smell filled the whole house."),
    ("ru", "Бабушка готовила это блюдо к празднику, и запах стоял во всём доме."),
)
