# SPDX-License-Identifier: ISC
"""What mkcv's classic page says, from the same YAML file, for the peers that
take neither YAML nor a page of ours: moderncv gets LaTeX, RenderCV its own
YAML. Both say it with the entries that their users would choose."""
import re

import yaml

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept",
          "Oct", "Nov", "Dec")
TITLES = {"roles": "Appointments", "degrees": "Education",
          "fellowships": "Fellowships", "publications": "Publications",
          "software": "Software", "consulting": "Consulting",
          "media": "In the media", "news": "News"}


def read(path):
    """The CV in a YAML file, all scalars as text."""
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, yaml.BaseLoader)


def day(date):
    """2015-05-14 as words."""
    parts = [int(part) for part in date.split("-")]
    return " ".join([*([str(parts[2])] if len(parts) > 2 else []),
                     *([MONTHS[parts[1] - 1]] if len(parts) > 1 else []),
                     str(parts[0])])


def when(item):
    """An entry's date or span as our page prints it, or nothing."""
    if "date" in item:
        return day(item["date"])
    if "start" not in item:
        end = item.get("end")
        return end if not end or len(end) == 4 else "until " + day(end)
    start = day(item["start"])
    if "end" in item:
        return f"{start}–{day(item['end'])}"
    return start + ("–" if len(item["start"]) == 4 else " –")


def sections(cv):
    """Title, key and entries of each section, in the page's order."""
    for key in cv.get("settings", {}).get("order", TITLES):
        if key == "sections":
            for item in cv.get(key, []):
                yield item["title"], key, [item]
        elif key in cv:
            items = cv[key]
            if key == "publications":  # newest first; of a year, no month
                items = sorted(items, reverse=True, key=lambda item: (
                    item["date"].replace("-", "") + "9999")[:8])
            yield TITLES[key], key, items


def curly(text):
    """Text with the quotes and apostrophes of print."""
    return re.sub('"([^"]*)"', "“\\1”", text).replace("'", "’")


def named(names, markup, own):
    """Authors, the CV's own name bold."""
    tail = names[-1] == "and others"
    names = [markup.bold(name) if name == own else markup.text(name)
             for name in (names[:-1] if tail else names)]
    text = ", ".join(names)
    if tail:
        return text + " and others"
    return " and ".join(text.rsplit(", ", 1)) if len(names) > 1 else text


def cited(item, markup):
    """Where a publication came out, after its title."""
    if item["type"] == "book":
        return markup.text(curly(item["publisher"]))
    pages = item.get("pages", "").replace("-", "–")
    text = markup.emph(item.get("journal") or item["booktitle"])
    if "volume" in item:
        text += f" {item['volume']}"
    if "issue" in item:
        text += f"({item['issue']})"
    if pages:
        text += (", " if "journal" in item else ", pp. ") + pages
    return text


class Tex:
    """Text as LaTeX reads it."""

    @staticmethod
    def text(text):
        return re.sub(r"([&%$#_{}])", r"\\\1", text)

    @classmethod
    def bold(cls, text):
        return r"\textbf{%s}" % cls.text(text)

    @classmethod
    def emph(cls, text):
        return r"\emph{%s}" % cls.text(text)

    @classmethod
    def prose(cls, text):
        return re.sub(r"\*([^*]+)\*", r"\\emph{\1}", cls.text(curly(text)))


class Markdown:
    """Text as RenderCV reads it."""

    @staticmethod
    def text(text):
        return re.sub(r"([*_#$@\[\]<>`])", r"\\\1", text)

    @classmethod
    def bold(cls, text):
        return f"**{text}**"

    @classmethod
    def emph(cls, text):
        return f"*{text}*"

    @classmethod
    def prose(cls, text):
        return curly(text)


HEAD = r"""\documentclass[11pt,a4paper,sans]{moderncv}
\moderncvstyle{classic}
\moderncvcolor{blue}
\usepackage[scale=0.75]{geometry}
"""


def tex_entry(key, item, own):
    """A line of moderncv for an entry."""
    date, text, prose = when(item) or "", Tex.text, Tex.prose
    if key in ("roles", "fellowships", "consulting", "degrees"):
        title = text(item.get("title") or item["degree"])
        if "tenure" in item:
            title += f" ({item['tenure']})"
        more = []
        if "leads" in item:
            more.append("Leads " + prose(item["leads"]))
        if "note" in item:
            more.append(prose(item["note"]))
        if "thesis" in item:
            more.append(Tex.emph(item["thesis"]["title"]))
        return r"\cventry{%s}{%s}{%s}{%s}{}{%s}" % (
            date, title, text(item.get("organization", "")),
            text(item.get("department", "")), "".join(s + "." for s in more))
    if key == "publications":
        title = item["title"]
        body = named(item["authors"], Tex, own) + ". " + (
            Tex.emph(title) if item["type"] == "book"
            else prose(title)) + ("" if title[-1] in "?!" else ".")
        body += " " + cited(item, Tex) + "."
        if "doi" in item:
            body += r" \url{https://doi.org/%s}" % item["doi"]
    elif key == "software":
        body = r"\textbf{%s}" % text(item["name"])
        body += ", " + item["role"] if "role" in item else ""
        body += ". " + prose(item["description"]) + "."
    elif key == "media":
        body = "“%s”, %s (%s)" % (text(item["title"]), text(item["outlet"]),
                                  item["kind"])
        if "people" in item:
            body += ", with " + named(item["people"], Tex, own)
        body += "."
    else:
        body = prose(item["text"])
    return r"\cvitem{%s}{%s}" % (date, body)


def moderncv(cv, luatex):
    """The CV as a file of the class moderncv, style classic."""
    given, family = cv["name"].split(" ", 1)
    eight_bits = r"\usepackage[T1]{fontenc}\usepackage{lmodern}"
    lines = [HEAD, "" if luatex else eight_bits,
             r"\name{%s}{%s}" % (Tex.text(given), Tex.text(family)),
             r"\title{%s}" % Tex.text(cv["headline"])]
    if "website" in cv:
        lines.append(r"\homepage{%s}" % re.sub("^https?://", "",
                                               cv["website"]))
    if "email" in cv:
        lines.append(r"\email{%s}" % cv["email"])
    for it in cv.get("profiles", []):
        if it["network"] == "GitHub":
            lines.append(r"\social[github]{%s}" % it["user"])
        else:
            lines.append(r"\extrainfo{%s \url{%s}}" % (
                Tex.text(it["network"]), it["url"]))
    lines += [r"\begin{document}", r"\makecvtitle"]
    if "research" in cv:
        goal = cv["research"]["goal"]
        lines += [r"\section{Research}", *(
            r"\cvitem{}{%s}" % Tex.prose(text) for text in
            re.split("\n+", cv["research"]["summary"])),
            r"\cvitem{Goal}{%s.}" % (goal[0].upper() + goal[1:])]
    for title, key, items in sections(cv):
        lines.append(r"\section{%s}" % Tex.text(title))
        lines += [tex_entry(key, item, cv["name"]) for item in items]
    return "\n".join([*lines, r"\end{document}", ""])


def rendercv_entry(key, item, own):
    """RenderCV's entry for one of ours."""
    text, prose = Markdown.text, Markdown.prose
    entry = {"date": when(item)} if when(item) else {}
    more = []
    if "leads" in item:
        more.append("Leads " + item["leads"])
    if "note" in item:
        more.append(prose(item["note"]))
    if key == "roles":
        tenure = f" ({item['tenure']})" if "tenure" in item else ""
        entry |= {"position": item["title"] + tenure,
                  "company": ", ".join(item[part] for part in
                                       ("department", "organization")
                                       if part in item)}
    elif key == "degrees":
        entry |= {"degree": item["degree"], "area": item["department"]
                  if "department" in item else "",
                  "institution": item["organization"]}
        if "thesis" in item:
            more.append(Markdown.emph(item["thesis"]["title"]))
    elif key == "publications":
        entry |= {"title": text(curly(item["title"])), "authors": [
            f"***{name}***" if name == own else text(name)
            for name in item["authors"]], "journal": cited(item, Markdown)}
        if "doi" in item:
            entry["doi"] = item["doi"]
    elif key == "media":
        entry["name"] = "“%s”, %s (%s)" % (item["title"], item["outlet"],
                                           item["kind"])
        if "people" in item:
            more.append("with " + named(item["people"], Markdown, own))
    elif key == "news":
        return {"bullet": f"**{when(item)}** {prose(item['text'])}"}
    elif key == "sections":
        return prose(item["text"])
    else:
        entry["name"] = item.get("title") or item["name"]
        more += [item[part] for part in ("role", "description")
                 if part in item]
    if more:
        entry["summary"] = ". ".join(more) + "."
    return entry


def rendercv(cv):
    """The CV as a file of RenderCV, theme classic, on A4. It has no field for
    a headline, and knows no network but those of its list."""
    parts = {}
    if "research" in cv:
        goal = cv["research"]["goal"]
        parts["Research"] = [*map(curly, re.split(
            "\n+", cv["research"]["summary"])),
            f"**Goal** {goal[0].upper()}{goal[1:]}."]
    for title, key, items in sections(cv):
        parts[title] = [rendercv_entry(key, item, cv["name"])
                        for item in items]
    page = {"name": cv["name"]}
    page |= {key: cv[key] for key in ("website", "email") if key in cv}
    networks = [{"network": it["network"], "username": it["user"]}
                for it in cv.get("profiles", []) if it["network"] == "GitHub"]
    if networks:
        page["social_networks"] = networks
    whole = {"cv": page | {"sections": parts},
             "design": {"theme": "classic", "page": {"size": "a4"}}}
    if "as_of" in cv.get("settings", {}):
        whole["rendercv_settings"] = {"date": cv["settings"]["as_of"]}
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
