/* SPDX-License-Identifier: ISC */
/* The file that `mkcv new` starts a CV with: a made-up person, ready to
 * build, with a comment wherever a choice is to be made. */
#include "base/text.h"
#include "model/model.h"

static const char before_name[] =
	"# A curriculum vitae for mkcv. The person is made up: put in your own.\n"
	"#\n"
	"#   mkcv FILE         makes output/NAME.pdf and output/NAME-bio.txt\n"
	"#   mkcv check FILE   says what is wrong or doubtful, writes nothing\n"
	"#   man 5 mkcv        has every section and field, with examples; so have\n"
	"#                     mkcv describe man 5 | man -l -\n"
	"#                     mkcv describe example\n"
	"#\n"
	"# Text that begins with one of { [ * & ! @ % ` or that holds a colon "
	"and a\n"
	"# space must stand in \"quotes\".\n"
	"format: 1\n"
	"name: ";

static const char after_name[] =
	"\n"
	"# pronouns: they/them      # none given: the biography uses none\n"
	"headline: Lecturer in Comparative Botany\n"
	"email: robin@example.org\n"
	"website: https://example.org/robin\n"
	"# orcid: 0000-0002-1825-0097\n"
	"phone: {value: +44 20 7946 0000, private: true}   "
	"# shown only on request\n"
	"address: [Department of Botany, 1 Example Street, Exampleton]\n"
	"# profiles:\n"
	"#   - {network: GitHub, user: robin, url: https://github.com/robin}\n"
	"\n"
	"research:\n"
	"  goal: find out how mosses count the days\n"
	"  interests: [moss phenology, day length, herbaria]\n"
	"\n"
	"# Dates: 2025, 2025-03, 2025-03-14, 2024/25, spring 2024, ~1998;\n"
	"# a role without an end goes on.\n"
	"roles:\n"
	"  - title: Lecturer\n"
	"    field: Comparative Botany\n"
	"    organization: University of Exampleton\n"
	"    department: Department of Botany\n"
	"    start: 2021-09\n"
	"    leads: the Moss Clock group\n"
	"    duties:\n"
	"      - Designed the second-year course on bryophytes\n"
	"  - title: Research fellow\n"
	"    organization: Otherton Botanic Garden\n"
	"    start: 2017-10\n"
	"    end: 2021-08\n"
	"\n"
	"degrees:\n"
	"  - degree: PhD\n"
	"    field: Botany\n"
	"    organization: University of Otherton\n"
	"    end: 2017\n"
	"    thesis:\n"
	"      title: Mosses that Count\n"
	"      supervisors: [Petra Example]\n"
	"  - {degree: BSc, field: Biology, organization: University of "
	"Exampleton, end: 2013}\n"
	"\n"
	"# Your own name among the authors is found and set bold.\n"
	"publications:\n"
	"  - type: journal\n"
	"    title: Day length and spore release in three mosses\n"
	"    authors: [";

static const char after_author[] =
	", Petra Example]\n"
	"    journal: Journal of Example Botany\n"
	"    volume: 12\n"
	"    issue: 3\n"
	"    pages: 117-141\n"
	"    date: 2023-05\n"
	"    doi: 10.5555/12345678\n"
	"\n"
	"awards:\n"
	"  - {title: Early Career Medal, organization: Example Botanical "
	"Society, date: 2022}\n"
	"\n"
	"teaching:\n"
	"  - course: Bryophytes\n"
	"    role: Lecturer\n"
	"    organization: University of Exampleton\n"
	"    sessions: [{year: 2022/23, students: 38}, {year: 2023/24, "
	"students: 41}]\n"
	"\n"
	"# Private entries are left out unless --include-private names their "
	"section.\n"
	"# Referees are private by default.\n"
	"referees:\n"
	"  - {name: Petra Example, organization: University of Otherton, "
	"email: petra@example.org}\n"
	"\n"
	"# settings:\n"
	"#   page: letter           # or a4\n"
	"#   theme: modern          # mkcv describe themes has all\n"
	"#   biography: 50          # so many words of it at the head of the CV\n";

/* The name as a double-quoted YAML value where it is not plain letters. */
static void
print_name(struct text *out, const char *name)
{
	bool plain = true;
	for (const char *at = name; *at; at++)
		plain &= (*at >= 'a' && *at <= 'z') ||
			 (*at >= 'A' && *at <= 'Z') || *at == ' ' ||
			 (unsigned char)*at >= 0x80;
	if (plain && *name != ' ')
		text_add(out, name);
	else
		text_json(out, name);
}

void
model_print_new(struct text *out, const char *name)
{
	if (!name || !name[0])
		name = "Robin Example";
	text_add(out, before_name);
	print_name(out, name);
	text_add(out, after_name);
	print_name(out, name);
	text_add(out, after_author);
}
