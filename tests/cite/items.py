#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Prints 150 made-up CSL-JSON items of all types, the same ones every time:
the material on which our citations are compared with citeproc-js's."""
import json

ARTICLE = "article-journal"
TYPES = """article article-journal article-magazine article-newspaper book
chapter paper-conference thesis report webpage dataset software patent
motion_picture song speech post post-weblog review review-book entry
entry-encyclopedia entry-dictionary manuscript map graphic interview
legislation legal_case bill personal_communication broadcast
standard classic pamphlet performance periodical""".split()

PEOPLE = [
    ("Ada", "Quill"), ("Béla M.", "Nagy"), ("Jean-Luc", "Moreau"),
    ("María José", "Ortega Ruiz"), ("Wei", "Zhang"), ("Søren", "Østergaard"),
    ("J. R.", "Harker"), ("Łucja", "Żak"), ("Tom", "O'Dowd"),
    ("Ngozi", "Eze"), ("Ilse", "Brandt"), ("Dmitri A.", "Sokolov"),
    ("Ana", "Silva"), ("Kwame", "Boateng"), ("Priya", "Raman"),
]
SPECIAL = [
    {"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"},
    {"family": "Gaulle", "given": "Charles", "dropping-particle": "de"},
    {"family": "King", "given": "Martin L.", "suffix": "Jr."},
    {"literal": "World Survey Group"},
    {"literal": "Institute of Made-up Studies"},
    {"family": "Humboldt", "given": "Karl", "dropping-particle": "von"},
    {"family": "Beethoven", "given": "Lotte", "non-dropping-particle": "van"},
    {"family": "Aristo"},
    {"family": "d’Ormesson", "given": "Jeanne"},
]
TITLES = [
    "A study of small things: how they add up",
    "Notes on the measurement of rain in northern towns",
    "What is a river? Questions for a new geography",
    "The quiet revolution in ceramic glazes",
    "On being wrong",
    "Trade and trust in the port cities of the Baltic, 1400–1600",
    "An introduction to the theory of knots and links",
    "Learning from failure: a decade of field trials",
    "Über die Grenzen der Sprache",
    "La mémoire des lieux : essai sur la ville",
    "Sleep, memory, and the ageing brain",
    "“Nothing to declare”: customs and character",
    "The effect of <i>Escherichia coli</i> on H<sub>2</sub>O quality",
    "A note on <span class=\"nocase\">iPhone</span> use in schools",
    "Mapping the unknown: Maps, myths and models",
    "DNA repair in Arabidopsis thaliana",
    "It's about time: scheduling in small firms",
    "Proceedings of a difficult conversation",
    "Who owns the wind?",
    "Fast! Cheap! Good? The economics of haste",
]
JOURNALS = ["Journal of Small Results", "Annals of Rain",
            "Review of Port History", "Zeitschrift für Sprache",
            "The Ceramics Quarterly", "Acta Geographica"]
PUBLISHERS = [("Harbour Press", "Exampleton"), ("Nordlicht Verlag", "Berlin"),
              ("University of Exampleton Press", "Exampleton, NY"),
              ("Éditions du Pont", "Paris")]


def name(i):
    if i % 6 == 5:
        return SPECIAL[(i // 6) % len(SPECIAL)]
    given, family = PEOPLE[i % len(PEOPLE)]
    return {"family": family, "given": given}


def names(start, count):
    return [name(start * 3 + k * 7) for k in range(count)]


def date(i):
    year = 1985 + (i * 13) % 39
    parts = [year]
    if i % 3 != 0:
        parts.append(1 + (i * 5) % 12)
    if i % 3 == 2:
        parts.append(1 + (i * 11) % 28)
    return {"date-parts": [parts]}


def special_date(i):
    return [
        {"date-parts": [[2011, 3, 4], [2011, 3, 9]]},
        {"date-parts": [[2009], [2011]]},
        {"date-parts": [[2015, 5], [2015, 8]]},
        {"date-parts": [[2014]], "circa": True},
        {"literal": "in press"},
        {"date-parts": [[2013]], "season": 2},
        {"date-parts": [[2012, 12, 30], [2013, 1, 2]]},
    ][i % 7]


def common(i, kind):
    item = {"id": "item-%03d" % i, "type": kind,
            "title": TITLES[(i * 7) % len(TITLES)], "issued": date(i)}
    count = [1, 2, 3, 1, 4, 6, 2, 8, 3, 12, 1, 0][i % 12]
    if count:
        item["author"] = names(i, count)
    if i % 21 == 4:
        item["issued"] = special_date(i // 21)
    if i % 40 == 39:
        del item["issued"]
    if i % 5 == 0:
        item["DOI"] = "10.5555/made.up.%d" % i
    elif i % 5 == 1:
        item["URL"] = "https://example.org/items/%d" % i
        item["accessed"] = {"date-parts": [[2023, 1 + i % 12, 1 + i % 28]]}
    if "Über" in item["title"]:
        item["language"] = "de-DE"
    elif "mémoire" in item["title"]:
        item["language"] = "fr-FR"
    if i % 4 == 0:
        item["title-short"] = item["title"].split(":")[0]
    return item


def in_journal(item, i):
    item["container-title"] = JOURNALS[i % len(JOURNALS)]
    if i % 2:
        item["container-title-short"] = "".join(
            w[0] for w in item["container-title"].split()) + ". J."
    item["volume"] = str(1 + i % 90)
    if i % 3:
        item["issue"] = str(1 + i % 12) if i % 7 else "3-4"
    item["page"] = ["12-34", "101-8", "e1204", "1043-1047", "7",
                    "321–328", "S12-S15", "1200-1204"][i % 8]
    if i % 9 == 0:
        item["ISSN"] = "1234-5679"


def published(item, i):
    item["publisher"], item["publisher-place"] = PUBLISHERS[i % 4]
    if i % 3 == 0:
        item["edition"] = ["2", "3", "Revised", "11"][(i // 3) % 4]
    if i % 4 == 1:
        item["collection-title"] = "Studies in Small Things"
        item["collection-number"] = str(i)
    if i % 5 == 2:
        item["volume"] = str(1 + i % 4)
        item["number-of-volumes"] = "4"
    if i % 6 == 3:
        item["number-of-pages"] = str(120 + i)
    if i % 7 == 0:
        item["ISBN"] = "978-0-00-000000-2"


def in_book(item, i):
    published(item, i)
    item["container-title"] = "The Handbook of " + [
        "Rain", "Rivers", "Made-up Arts", "Slow Science"][i % 4]
    item["page"] = ["1-20", "33-57", "201-209", "88"][i % 4]
    item["editor"] = names(i + 5, 1 + i % 3)
    if i % 4 == 2:
        item["translator"] = names(i + 5, 1 + i % 3)
    if i % 5 == 4:
        item["chapter-number"] = str(1 + i % 9)


def make(i, kind):
    item = common(i, kind)
    if kind.startswith("article") or kind in ("review", "review-book"):
        in_journal(item, i)
    elif kind in ("chapter", "entry", "entry-encyclopedia",
                  "entry-dictionary"):
        in_book(item, i)
    elif kind == "paper-conference":
        in_book(item, i)
        item["event-title"] = "Third Workshop on Slow Science"
        item["event-place"] = "Utrecht"
    elif kind == "thesis":
        item["publisher"], item["publisher-place"] = PUBLISHERS[2]
        item["genre"] = ["PhD thesis", "Master’s thesis"][i % 2]
    elif kind in ("report", "standard", "patent", "bill", "legislation",
                  "legal_case"):
        published(item, i)
        item["number"] = str(100 + i)
        item["genre"] = "Technical report"
        if kind in ("legal_case", "legislation", "bill"):
            item["authority"] = "Court of Examples"
            item["container-title"] = "Reports of Cases"
            item["volume"] = str(i)
            item["page"] = "15"
    elif kind in ("webpage", "post", "post-weblog"):
        item["container-title"] = "The Example Site"
        item.setdefault("URL", "https://example.org/p/%d" % i)
    elif kind in ("book", "classic", "pamphlet"):
        published(item, i)
        if i % 3 == 1:
            item["editor"] = names(i + 2, 1 + i % 2)
        if i % 4 == 3:
            item["original-date"] = {"date-parts": [[1890 + i % 50]]}
    else:
        published(item, i)
        item["medium"] = "Video"
        if kind == "speech":
            item["event-title"] = "Annual Meeting of the Slow"
            item["event-place"] = "Oslo"
            item["genre"] = "Keynote"
        if kind == "software":
            item["version"] = "2.1.%d" % i
        if kind == "interview":
            item["interviewer"] = names(i + 1, 1)
    return item


def items():
    weights = ([ARTICLE] * 34 + ["book"] * 16 + ["chapter"] * 16 +
               ["paper-conference"] * 16 + ["thesis"] * 5 + ["report"] * 6 +
               ["webpage"] * 5)
    kinds = (weights + TYPES + TYPES)[:150]
    return [make(i, kind) for i, kind in enumerate(kinds)]


if __name__ == "__main__":
    print(json.dumps(items(), ensure_ascii=False, indent=1))
