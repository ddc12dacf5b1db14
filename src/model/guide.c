/* SPDX-License-Identifier: ISC */
/* What no table of fields tells of the CV file, as chapters of mkcv(5), each
 * with an example that `mkcv check` takes (tests/rules/manual tries them). */
#include "base/text.h"
#include "model/schema.h"

/* A chapter: mdoc, and below it YAML, shown as it stands. */
struct chapter {
	const char *title, *prose, *example;
};

static const struct chapter chapters[] = {
	{"Versions for several readers",
		"Entries carry\n.Cm tags ;\n"
		"a view is a set of settings with a name, which may choose by "
		"them.\n"
		".Ql mkcv \\-\\-view committee FILE\n"
		"takes the settings of\n.Cm settings\nand over them those of "
		"the view.\n"
		"Entries without tags stay, unless a tag is written with a\n"
		".Ql + ;\na tag with a\n.Ql \\-\ntakes its entries out.\n"
		"Without a view or tags every entry is shown.\n",
		"talks:\n"
		"  - title: On Moss\n"
		"    kind: keynote\n"
		"    event: Moss Days\n"
		"    date: 2025-05\n"
		"    tags: [core]\n"
		"  - {title: On Fern, kind: seminar, event: Fern Club, "
		"date: 2019}\n"
		"settings:\n"
		"  as_of: 2026-01-01\n"
		"  publications: {numbering: reverse, max_authors: 10}\n"
		"views:\n"
		"  committee:\n"
		"    page: letter\n"
		"    tags: [core]\n"
		"    order: [publications, grants]\n"
		"    talks: {title: Lectures, table: true}\n"},
	{"Several files",
		"The files under\n.Cm include\n"
		"are CVs, too, but need no\n.Cm name :\n"
		"their entries follow those of this file, section by section.\n"
		"Paths start at the file that names them and lead nowhere but "
		"into its folder and those below.\n"
		"Publications of the files under\n.Cm bibliography\n"
		"stand beside those written by hand; what is given twice is "
		"made one.\n"
		"As an entry of\n.Cm publications\n"
		"such a file can be given tags, a type or a note for all that "
		"is in it.\n"
		".Ql mkcv import\nprints one as YAML, to be edited and named under\n.Cm include .\n",
		"include: [parts/talks.yaml]\n"
		"bibliography: papers.bib\n"
		"publications:\n"
		"  - {bibliography: press.bib, tags: [media]}\n"
		"  - type: book\n"
		"    title: Mosses that Count\n"
		"    authors: [Robin Example, Petra Example]\n"
		"    publisher: Example Press\n"
		"    date: 2025\n"
		"settings: {style: apa}\n"},
	{"References",
		"What has an\n.Cm id\ncan be spoken of:\n"
		".Ql {ref:moss}\nin a text becomes its number or label, or, "
		"where it has none, who and when or its title; in PDF and HTML "
		"with a link.\n"
		"So do the ids under\n.Cm outputs .\n",
		"grants:\n"
		"  - title: Moss Clocks\n"
		"    funder: Example Council\n"
		"    role: PI\n"
		"    date: 2021..2024\n"
		"    outputs: [moss]\n"
		"    note: \"Ended early, see {ref:moss}.\"\n"
		"publications:\n"
		"  - id: moss\n"
		"    type: journal\n"
		"    title: Mosses that Count\n"
		"    authors: [Robin Example]\n"
		"    journal: Journal of Example Botany\n"
		"    date: 2023\n"
		"settings: {publications: {numbering: reverse, label: P}}\n"},
	{"Sections of one's own",
		"What no section fits goes under\n.Cm sections ,\n"
		"each with dated entries, a text, or lines.\n"
		"In\n.Cm order\nthey count as one,\n.Cm sections .\n",
		"sections:\n"
		"  - title: Choirs\n"
		"    entries:\n"
		"      - title: Alto\n"
		"        organization: Exampleton Bach Choir\n"
		"        start: 2019\n"
		"  - title: Statement\n"
		"    text: |\n"
		"      I care for open herbaria.\n"
		"\n"
		"      A blank line starts a paragraph.\n"
		"  - {title: Off duty, items: [Chess, Lichens]}\n"},
	{"The biography",
		"It is composed of the CV.\n"
		"Sentences of one's own open it, close it, or, with\n"
		".Cm for ,\nstand where a part stands: position, posts, research, "
		"programs, honours, education, previous, outputs, community, "
		"public or future.\n"
		"Words in braces follow the pronouns and the person:\n"
		".Ql {They} ,\n.Ql {they} ,\n.Ql {them} ,\n.Ql {their} ,\n"
		"and verbs as they stand after\n.Dq they\nand after\n.Dq she :\n"
		".Ql {lead|leads} .\n"
		"Numbers are counted by\n"
		".Ql {count:publications type=journal}\nand\n"
		".Ql {years:since=2014} .\n"
		".Ql mkcv bio \\-\\-explain\n"
		"prints the lines behind each sentence.\n",
		"pronouns: she/her\n"
		"bio:\n"
		"  sentences:\n"
		"    - for: outputs\n"
		"      text: \"{They} {have|has} written "
		"{count:publications} papers.\"\n"
		"  closing:   # a long one, or a short one\n"
		"    - \"In {their} spare time {they} {play|plays} the viola.\"\n"
		"    - \"{They} {play|plays} the viola.\"\n"
		"  omit: [medal]\n"
		"awards: [{id: medal, title: School Medal, date: 1999}]\n"
		"settings:\n"
		"  bio: {length: 50, person: first}\n"
		"  biography: 50   # and at the head of the CV\n"},
	{"The look of the pages",
		"A theme is named, or changed in a map; see\n.Sx THEMES .\n"
		"Faces of one\\(aqs own are files beside the CV: OpenType or "
		"TrueType, one static face each.\n"
		"What they lack is set in the theme\\(aqs.\n"
		"Heads and feet have a left and a right part, with a\n"
		".Ql |\nbetween them.\n",
		"settings:\n"
		"  page: letter\n"
		"  style: vancouver\n"
		"  theme:\n"
		"    base: classic\n"
		"    size: 11pt\n"
		"    colour: \"#402020\"\n"
		"    # face: {roman: fonts/A.otf, italic: fonts/B.otf,\n"
		"    #        bold: fonts/C.otf, bold_italic: fonts/D.otf}\n"
		"  running_head: \"{name} · {title} | {folio}\"\n"
		"  foot: \"{version} | {page}\"\n"},
};

void
model_print_guide(struct text *out)
{
	for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++) {
		text_print(out, ".Ss %s\n%s", chapters[i].title,
			chapters[i].prose);
		text_add(out, ".Bd -literal -offset 2n\n");
		field_print_mdoc(out, chapters[i].example);
		text_add(out, ".Ed\n");
	}
}
