"""What German, French and Spanish news says differently from how it is written."""

from __future__ import annotations

import pytest

from dateline.script import speakable
from dateline.script.lexicon import Lexicon

NONE = Lexicon()


def spoken(text: str, language: str) -> str:
    """Say a paragraph; a stroke stands between its sentences."""
    return " | ".join(speakable.said(one)[0] for one in speakable.sentences(text, language, NONE))


GERMAN = (
    (
        "in 1:27:57,940 Std. am Ziel",
        "in einer Stunde siebenundzwanzig Minuten siebenundfünfzig Komma neun vier null am Ziel",
    ),
    ("Nach 1 Std. war Schluss.", "Nach einer Stunde war Schluss."),
    ("mit 1 Mio. Euro, von knapp 1 Mrd. Euro", "mit einer Million Euro, von knapp einer Milliarde Euro"),
    ("auf 1 Mio. Euro, für 1 t", "auf eine Million Euro, für eine Tonne"),
    ("Der Abg. Schmidt und der Vors. Meier kamen.", "Der Abgeordnete Schmidt und der Vorsitzende Meier kamen."),
    ("zwischen 10-15 % der Fälle", "zwischen zehn und fünfzehn Prozent der Fälle"),
    ("Zwischen -3 und 5 Grad, bei -12 Grad", "Zwischen minus 3 und 5 Grad, bei minus 12 Grad"),
    ("Auf Seite -3 und 5 andere", "Auf Seite -3 und 5 andere"),
    (
        "im Maßstab 1:50.000, Quote 2,5:1, im Verhältnis 1:2,5",
        "im Maßstab eins zu fünfzigtausend, Quote zwei Komma fünf zu eins, im Verhältnis eins zu zwei Komma fünf",
    ),
    ("Er wurde 3. und sie wurde 1. hinter ihm.", "Er wurde Dritter und sie wurde Erste hinter ihm."),
    (
        "Er siegte (+0,8 %), fiel aber (-5 Punkte); 60+ und 5 + 3",
        "Er siegte, plus null Komma acht Prozent, fiel aber, minus 5 Punkte; 60 plus und 5 plus 3",
    ),
    ("Er wurde in 1:18,4 Min. Zweiter.", "Er wurde in einer Minute achtzehn Komma vier Zweiter."),
    ("Es sind insg. 3, mind. aber 2.", "Es sind insgesamt 3, mindestens aber 2."),
    ("bei km 23, nach 5 km 20 Leute", "bei Kilometer 23, nach fünf Kilometer 20 Leute"),
    ("Ruf: Tel. +49 30 1234567", "Ruf: Telefon plus vier neun, drei null, eins zwei drei vier fünf sechs sieben"),
    (
        "das 6:30-Uhr-Treffen, die 20:15-Sendung, im Verhältnis 1:10,5",
        "das 6:30-Uhr-Treffen, die 20:15-Sendung, im Verhältnis 1:10,5",
    ),
    (
        "Beim 1.FC Köln sind 40 Std./Woche üblich, 1/2 Million.",
        "Beim ersten FC Köln sind vierzig Stunden pro Woche üblich, eine halbe Million.",
    ),
    (
        "Tore fielen in der 90.+3. Minute und 45.+2. Er siegte.",
        "Tore fielen in der neunzig plus dritten Minute und fünfundvierzig plus zwei. | Er siegte.",
    ),
    (
        "Er fuhr 90 km/h. Der Wagen hielt. Er ist 1,80 m. Das reicht.",
        "Er fuhr neunzig Kilometer pro Stunde. | Der Wagen hielt. | Er ist ein Meter achtzig. | Das reicht.",
    ),
    (
        "Das 1,2-Mrd.-Euro-Projekt beginnt um 20 h. Es kostet >80 %, a -> 5.",
        "Das eins Komma zwei Milliarden-Euro-Projekt beginnt um zwanzig Uhr. | Es kostet über achtzig Prozent, a - 5.",
    ),
    ("Es dauerte um 20 h länger, 5 > 3", "Es dauerte um zwanzig Stunden länger, 5 3"),
    ("vom 1.6.2020-3.1.2021", "vom ersten Juni zweitausendzwanzig bis dritten Januar zweitausendeinundzwanzig"),
    ("Er hat 31 Pkt. Sie führt.", "Er hat 31 Punkte. | Sie führt."),
    ("500 m ü. NN und zw. Köln und Bonn", "fünfhundert Meter über Normalnull und zwischen Köln und Bonn"),
    (
        "Am Mi., 8.5.24, und bis einschl. 4.12. war frei.",
        "Am Mittwoch, dem achten Mai zweitausendvierundzwanzig, und bis einschließlich vierter Dezember war frei.",
    ),
    ("Er wurde 85. Sie weinte.", "Er wurde 85. | Sie weinte."),
)
FRENCH = (
    ("en 2 h 04 min 58 s", "en deux heures quatre minutes cinquante-huit secondes"),
    ("en 1h27min57s", "en une heure vingt-sept minutes cinquante-sept secondes"),
    ("en 2h04min58.", "en deux heures quatre minutes cinquante-huit secondes."),
    ("Ouvert du lun. au ven. à midi.", "Ouvert du lundi au vendredi à midi."),
    ("Fermé du mar. au dim. Il pleut.", "Fermé du mardi au dimanche. | Il pleut."),
    ("le 2d tour, un jeu en 2d", "le second tour, un jeu en 2d"),
    ("Des pommes, etc. Elle est partie.", "Des pommes, et cétéra. | Elle est partie."),
    ("un livre (320 p.), au moins 12 pers. sont mortes", "un livre, 320 pages, au moins 12 personnes sont mortes"),
    ("du 26/07 au 11/08, le 3/5, 24/07", "du vingt-six juillet au onze août, le 3/5, 24/07"),
    (
        "1,72 €/L, 800 € brut/mois, au km 23",
        "un euro soixante-douze par litre, huit cents euros brut par mois, au kilomètre 23",
    ),
    ("Il gagne (+0,8 %) et perd (-5 pages).", "Il gagne, plus zéro virgule huit pour cent, et perd, moins 5 pages."),
    ("12 M. de voix, 3 Mds d'€, M. de Gaulle", "douze millions de voix, trois milliards d'euros, Monsieur de Gaulle"),
    ("68 millions d'hab. au total", "68 millions d'habitants au total"),
    (
        "à 200 m. de la mairie, 1,70m, 2 M€ / an",
        "à deux cents mètres de la mairie, un mètre soixante-dix, deux millions d'euros par an",
    ),
    ("2 à 1 (a.p.), art. 49 al. 3", "2 à 1, après prolongation, article 49 alinéa 3"),
    ("En 2012 M. Dupont, article 5 M. de Gaulle", "En 2012 Monsieur Dupont, article 5 Monsieur de Gaulle"),
    ("3 h 15 min 20 % plus", "trois heures quinze vingt pour cent plus"),
    (
        "Et + de 6 M de voix, 8 - de 18 ans, en 2:00:35 à Paris",
        "Et plus de six millions de voix, 8 moins de 18 ans, en deux heures zéro minute trente-cinq secondes à Paris",
    ),
    ("de -3 à 5 degrés, -12 degrés", "de moins 3 à 5 degrés, moins 12 degrés"),
    ("entre 10-15 cas, entre 10-15 %", "entre dix et quinze cas, entre dix et quinze pour cent"),
)
SPANISH = (
    ("Las CC.AA. recibirán más, los FF.CC. no.", "Las comunidades autónomas recibirán más, los ferrocarriles no."),
    ("Habló con las CC. AA. Los demás no.", "Habló con las comunidades autónomas. | Los demás no."),
    (
        "el 21.º aniversario, el 23.º congreso, el 1.º de mayo",
        "el vigésimo primer aniversario, el vigésimo tercer congreso, el primero de mayo",
    ),
    (
        "entre 10-15 casos, entre el 10-15 %, el 10-15 %",
        "entre diez y quince casos, entre el diez y quince por ciento, el diez a quince por ciento",
    ),
    (
        "El XV Congreso, la XX edición y el LIV Festival",
        "El décimo quinto Congreso, la vigésima edición y el quincuagésimo cuarto Festival",
    ),
    ("el cap. IV y el art. XII", "el capítulo cuatro y el artículo doce"),
    (
        "el 2º gol, el 25º aniversario, quedó 3º en la final",
        "el segundo gol, el vigésimo quinto aniversario, quedó tercero en la final",
    ),
    ("la talla XL, el plan L foro, los XIX Juegos", "la talla XL, el plan L foro, los décimo novenos Juegos"),
    (
        "el 2,3 % en oct., frente a mayo; está en el mar",
        "el dos coma tres por ciento en octubre, frente a mayo; está en el mar",
    ),
    (
        "a las 07:45 h. y salió. A las 10:05 h. Luego no.",
        "a las siete cuarenta y cinco horas y salió. | A las diez y cinco horas. | Luego no.",
    ),
    ("Murió en Bs. As. El pdte. Milei lo dijo.", "Murió en Buenos Aires. | El presidente Milei lo dijo."),
    (
        "84 dólares/barril, 5 hm3, en el 1T de 2024, en el km 23",
        "84 dólares por barril, cinco hectómetros cúbicos, en el primer trimestre de 2024, en el kilómetro 23",
    ),
    (
        "Cae (-1.200 unidades), sube (+5 %), el 1er. ministro, 3º B",
        "Cae, menos mil doscientas unidades, sube, más cinco por ciento, el primer ministro, tercero B",
    ),
    ("Miró a la izq. El coche siguió.", "Miró a la izquierda. | El coche siguió."),
    (
        "Mª Jesús y Fco. Ruiz, en Cd. Juárez, el 4to lugar, a 400 mts. de aquí",
        "María Jesús y Francisco Ruiz, en Ciudad Juárez, el cuarto lugar, a 400 metros de aquí",
    ),
    ("Vendió 250.000 uds. de motos. Uds. no.", "Vendió 250.000 unidades de motos. | ustedes no."),
    ("Ganaron 21-25, 25-19 y 15-12; de 21-25 años", "Ganaron 21-25, 25-19 y 15-12; de veintiuno a veinticinco años"),
    (
        "En Soria, -5º; 200 m3/s. Son 44 pers.",
        "En Soria, menos cinco grados; doscientos metros cúbicos por segundo. | Son 44 personas.",
    ),
    ("Hará de -3 a 5 grados, -12 grados", "Hará de menos 3 a 5 grados, menos 12 grados"),
)


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [(language, *line) for language, lines in (("de", GERMAN), ("fr", FRENCH), ("es", SPANISH)) for line in lines],
)
def test_says_what_a_newsreader_would(language: str, written: str, heard: str) -> None:
    """Each is heard as a newsreader would say it; what stands beside it and means something else is left alone."""
    assert spoken(written, language) == heard
