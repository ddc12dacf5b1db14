# SPDX-License-Identifier: ISC
"""What is wrong with a PDF file's structure: all that PDF/UA-1, PDF/A-2a and
our own design want and veraPDF does not always see. `faults(path)` returns
a list of sentences, empty for a good file."""
import re
import sys
from xml.etree import ElementTree

import pikepdf

import files

NS = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      "dc": "http://purl.org/dc/elements/1.1/",
      "xmp": "http://ns.adobe.com/xap/1.0/",
      "pdf": "http://ns.adobe.com/pdf/1.3/",
      "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
      "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
      "schema": "http://www.aiim.org/pdfa/ns/schema#"}
TAGS = {"Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
        "Span", "Link", "Table", "THead", "TBody", "TR", "TH", "TD"}
PARENTS = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {
    "Table", "THead", "TBody"}, "THead": {"Table"}, "TBody": {"Table"},
    "TH": {"TR"}, "TD": {"TR"}}
SHOW = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b",
        "b*", "sh", "EI", "INLINE IMAGE"}
LANG = re.compile(r"^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$")


def name(value):
    return str(value)[1:] if value is not None else None


def text(value):
    return str(value) if value is not None else None


class Checker:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.found = []
        self.elements = {}  # objgen: element
        self.marks = {}     # (page objgen, mcid): element objgen
        self.objects = {}   # objgen of an annotation: element objgen
        self.fonts = {}
        self.actual = False  # some text is told by ActualText

    def want(self, true, what):
        if not true:
            self.found.append(what)
        return bool(true)

    def run(self):
        self.catalogue()
        self.metadata()
        if self.want("/StructTreeRoot" in self.root, "no StructTreeRoot"):
            self.tree()
            for number, page in enumerate(self.pdf.pages, 1):
                self.page(number, page)
                self.actual |= b"/ActualText" in page.Contents.read_bytes()
            self.unseen_marks()
        for font in self.fonts.values():
            self.font(font)
        self.attachments()
        self.no_dangers()
        return self.found

    def catalogue(self):
        root = self.root
        self.want(LANG.match(text(root.get("/Lang")) or ""),
                  "no Lang in the catalogue")
        marked = root.get("/MarkInfo", {}).get("/Marked")
        self.want(marked is True, "MarkInfo lacks Marked")
        view = root.get("/ViewerPreferences", {})
        self.want(view.get("/DisplayDocTitle") is True, "no DisplayDocTitle")
        intents = root.get("/OutputIntents", [])
        self.want(any(i.get("/S") == "/GTS_PDFA1" and
                      "/DestOutputProfile" in i for i in intents),
                  "no output intent")
        ids = self.pdf.trailer.get("/ID")
        self.want(ids is not None and len(ids) == 2, "no ID")
        self.want("/Encrypt" not in self.pdf.trailer, "encrypted")

    def metadata(self):
        if not self.want("/Metadata" in self.root, "no XMP"):
            return
        stream = self.root.Metadata
        self.want("/Filter" not in stream, "XMP is compressed")
        xml = ElementTree.fromstring(stream.read_bytes().decode("utf-8"))

        def value(path):
            """Of an element, or of an attribute of the description."""
            found = xml.find(".//" + path, NS)
            if found is not None:
                return found.text
            prefix, _, tag = path.partition(":")
            for about in xml.iterfind(".//rdf:Description", NS):
                if f"{{{NS[prefix]}}}{tag}" in about.attrib:
                    return about.attrib[f"{{{NS[prefix]}}}{tag}"]
            return None

        xmp = {"/Title": value("dc:title/rdf:Alt/rdf:li"),
               "/Author": value("dc:creator/rdf:Seq/rdf:li"),
               "/Subject": value("dc:description/rdf:Alt/rdf:li"),
               "/Keywords": value("pdf:Keywords"),
               "/Producer": value("pdf:Producer"),
               "/Creator": value("xmp:CreatorTool"),
               "/CreationDate": value("xmp:CreateDate"),
               "/ModDate": value("xmp:ModifyDate")}
        self.want(xmp["/Title"], "no dc:title")
        info = self.pdf.trailer.get("/Info", {})
        for key, mine in xmp.items():
            theirs = text(info.get(key))
            if key.endswith("Date") and mine and theirs:
                mine = "D:" + re.sub(r"[-:T]", "", mine)
            if theirs is not None:
                self.want(mine == theirs,
                          f"{key}: Info has {theirs!r}, XMP {mine!r}")
        self.want(value("pdfaid:part") in ("2", "3"), "no pdfaid:part")
        self.want(value("pdfaid:conformance") == "A", "no conformance A")
        self.want(value("pdfuaid:part") == "1", "no pdfuaid:part")
        uri = f"{{{NS['schema']}}}namespaceURI"
        described = [e.text for e in xml.iter(uri)] + [
            e.attrib.get(uri) for e in xml.iter()]
        self.want(NS["pdfuaid"] in described, "pdfuaid is not described")

    # The tree.

    def tree(self):
        tree = self.root.StructTreeRoot
        kids = tree.get("/K")
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        self.want(len(kids) == 1 and kids[0].get("/S") == "/Document",
                  "the root holds more or less than one Document")
        self.level, self.labels, self.columns = 0, False, None
        stack = [(kid, tree, None) for kid in reversed(kids)]
        while stack:
            element, parent, tag = stack.pop()
            stack += reversed(self.element(element, parent, tag))
        self.parents = {}
        self.read_numbers(tree.get("/ParentTree"))

    def read_numbers(self, top):
        nodes = [top] if self.want(top is not None, "no ParentTree") else []
        while nodes:
            node = nodes.pop()
            nodes += list(node.get("/Kids", []))
            nums = list(node.get("/Nums", []))
            limits = node.get("/Limits")
            if limits is not None and nums:
                self.want([int(x) for x in limits] == [
                    int(nums[0]), int(nums[-2])], "Limits are wrong")
            for key, value in zip(nums[::2], nums[1::2]):
                self.parents[int(key)] = value

    def element(self, element, parent, above):
        tag = name(element.get("/S"))
        where = f"{tag} {element.objgen[0]}"
        self.want(tag in TAGS, f"{where}: unknown type")
        self.want(element.get("/P") is not None and
                  element.P.objgen == parent.objgen, f"{where}: wrong P")
        if tag in PARENTS:
            self.want(above in PARENTS[tag], f"{where}: in a {above}")
        self.elements[element.objgen] = element
        if "/Lang" in element:
            self.want(LANG.match(text(element.Lang)), f"{where}: bad Lang")
        kids = element.get("/K", pikepdf.Array())
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        below, marks, objects = [], [], []
        for kid in kids:
            if isinstance(kid, int):
                marks.append((element.get("/Pg"), kid))
            elif kid.get("/Type") == "/MCR":
                marks.append((kid.get("/Pg", element.get("/Pg")), kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                objects.append(kid.Obj)
            else:
                below.append(kid)
        for page, mcid in marks:
            if not self.want(page is not None, f"{where}: no Pg"):
                continue
            self.want((page.objgen, int(mcid)) not in self.marks,
                      f"{where}: MCID {mcid} twice")
            self.marks[page.objgen, int(mcid)] = element.objgen
        for found in objects:
            self.objects[found.objgen] = element.objgen
        self.by_type(where, tag, element, below, bool(marks), objects)
        return [(kid, element, tag) for kid in below]

    @staticmethod
    def below(element):
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        return [kid for kid in kids
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]

    def by_type(self, where, tag, element, below, marks, objects):
        tags = [name(kid.get("/S")) for kid in below]
        attributes = element.get("/A", {})
        if isinstance(attributes, pikepdf.Array):
            attributes = attributes[0]
        if tag and re.fullmatch("H[1-6]", tag):
            self.want(int(tag[1]) <= self.level + 1,
                      f"{where}: skips a level")
            self.level = int(tag[1])
        elif tag == "L":
            numbering = name(attributes.get("/ListNumbering"))
            self.want(numbering, f"{where}: no ListNumbering")
            # of dates, not all entries need have one
            self.labels = numbering == "Decimal"
            self.want(numbering == "None" or any(
                kid.get("/S") == "/Lbl" for item in below
                for kid in self.below(item)), f"{where}: no Lbl in it")
            self.want(tags and set(tags) == {"LI"}, f"{where}: not of LI")
        elif tag == "LI":
            wanted = ["Lbl", "LBody"] if self.labels else ["LBody"]
            self.want(tags in (wanted, ["Lbl", "LBody"]),
                      f"{where}: holds {tags}, not {wanted}")
        elif tag == "TH":
            self.want("/Scope" in attributes, f"{where}: no Scope")
        elif tag == "Table":
            self.want("THead" not in tags or "TBody" in tags,
                      f"{where}: a THead, but no TBody")
            self.want(not ("THead" in tags and "TR" in tags),
                      f"{where}: a THead beside rows")
            self.columns = None
        elif tag == "TR":
            self.want(self.columns in (None, len(tags)),
                      f"{where}: {len(tags)} cells, not {self.columns}")
            self.columns = len(tags)
        elif tag == "Link":
            self.want(objects, f"{where}: no OBJR")
            self.want(marks or tags, f"{where}: no text")
        if tag != "Link":
            self.want(not objects, f"{where}: an OBJR outside of a Link")

    # Pages.

    def page(self, number, page):
        where = f"page {number}"
        for key, font in page.resources.get("/Font", {}).items():
            self.fonts[font.objgen] = font
        used = self.content(where, page)
        self.want(used == list(range(len(used))),
                  f"{where}: MCIDs are {used[:20]}")
        key = page.obj.get("/StructParents")
        parents = self.parents.get(int(key)) if key is not None else None
        if used and self.want(parents is not None,
                              f"{where}: not in the ParentTree"):
            self.want(len(parents) == len(used),
                      f"{where}: {len(parents)} parents, {len(used)} MCIDs")
            for mcid, parent in zip(used, parents):
                self.want(self.marks.pop((page.obj.objgen, mcid), None) ==
                          parent.objgen, f"{where}: MCID {mcid} has two "
                          "minds about its element")
        notes = list(page.obj.get("/Annots", []))
        if notes:
            self.want(page.obj.get("/Tabs") == "/S", f"{where}: no Tabs S")
        for note in notes:
            self.note(where, note)

    def content(self, where, page):
        used, stack, in_text = [], [], None
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                mark = operands[1].get("/MCID") if len(operands) > 1 and \
                    isinstance(operands[1], pikepdf.Dictionary) else None
                if mark is not None:
                    self.want(not any(kind == "mark" for kind, _ in stack),
                              f"{where}: MCID {mark} in another")
                    used.append(int(mark))
                kind = ("mark" if mark is not None else "artifact"
                        if operands[0] == "/Artifact" else "other")
                stack.append((kind, in_text is not None))
            elif operator == "EMC":
                if self.want(stack, f"{where}: EMC too many"):
                    _, began = stack.pop()
                    self.want(began == (in_text is not None),
                              f"{where}: EMC and ET cross")
            elif operator == "BT":
                in_text = len(stack)
            elif operator == "ET":
                self.want(in_text == len(stack), f"{where}: BDC and ET cross")
                in_text = None
            elif operator in SHOW:
                self.want(any(kind != "other" for kind, _ in stack),
                          f"{where}: {operator} is neither content nor "
                          "artifact")
        self.want(not stack, f"{where}: EMC missing")
        return used

    def note(self, where, note):
        where = f"{where}: {name(note.get('/Subtype'))} {note.objgen[0]}"
        key = note.get("/StructParent")
        element = self.parents.get(int(key)) if key is not None else None
        if self.want(element is not None, f"{where}: no StructParent"):
            self.want(element.get("/S") == "/Link", f"{where}: of no Link")
            self.want(self.objects.get(note.objgen) == element.objgen,
                      f"{where}: its element has no OBJR to it")
        self.want(int(note.get("/F", 0)) & 0x67 == 4, f"{where}: F is not 4")
        self.want(text(note.get("/Contents")), f"{where}: no Contents")
        border = [int(x) for x in note.get("/Border", [0, 0, 1])]
        self.want(border[2] == 0, f"{where}: has a border")

    def unseen_marks(self):
        for page, mcid in self.marks:
            self.want(False, f"MCID {mcid} of {page} is on no page")

    # Fonts.

    def font(self, font):
        where = name(font.get("/BaseFont"))
        below = font.get("/DescendantFonts", [font])[0]
        made = below.get("/FontDescriptor", {})
        self.want(any(key in made for key in (
            "/FontFile", "/FontFile2", "/FontFile3")), f"{where}: no face")
        if below.get("/Subtype") == "/CIDFontType2":
            self.want("/CIDToGIDMap" in below, f"{where}: no CIDToGIDMap")
        if not self.want("/ToUnicode" in font, f"{where}: no ToUnicode"):
            return
        told, size = files.cmap(font)
        self.want(told, f"{where}: an empty ToUnicode")
        for code, word in told.items():
            self.want(word, f"{where}: {code} has no text")
            for char in word:
                value = ord(char)
                self.want(not 0xFB00 <= value <= 0xFB06,
                          f"{where}: {code} is the ligature {value:04X}")
                self.want(not (0xE000 <= value <= 0xF8FF or value >= 0xF0000),
                          f"{where}: {code} is private, {value:04X}")
                self.want(value not in (0, 0xFFFE, 0xFEFF) and
                          (value != 0xFFFD or self.actual),
                          f"{where}: {code} is {value:04X}")

    def attachments(self):
        names = self.root.get("/Names", {}).get("/EmbeddedFiles", {})
        for spec in list(names.get("/Names", []))[1::2]:
            for key in ("/F", "/UF", "/Desc", "/AFRelationship"):
                self.want(key in spec, f"attachment: no {key}")
            self.want("/Subtype" in spec.EF.F, "attachment: no MIME type")
            self.want(any(file.objgen == spec.objgen
                          for file in self.root.get("/AF", [])),
                      "attachment: not in AF")

    def no_dangers(self):
        for key in ("/OpenAction", "/AA", "/AcroForm"):
            self.want(key not in self.root, f"the catalogue has {key}")
        for found in self.pdf.objects:
            if isinstance(found, pikepdf.Dictionary):
                self.want(found.get("/S") not in (
                    "/JavaScript", "/Launch", "/GoToR", "/SubmitForm"),
                    f"an action {found.get('/S')}")


def faults(path):
    return Checker(path).run()


if __name__ == "__main__":
    for file in sys.argv[1:]:
        for fault in faults(file):
            print(f"{file}: {fault}")
