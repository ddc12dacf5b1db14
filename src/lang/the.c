/* SPDX-License-Identifier: ISC */
/* Organizations as they stand inside an English sentence, decided by how
 * their names begin and end and by what stands in them. */
#include "lang/lang.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/phrase.h"

static const char *const the_starts[] = {"University of", "Republic of",
	"University at", "University for", "Universities of", "Institute",
	"Institution", "Centre", "Center", "Department", "School of", "Faculty",
	"College of", "Academy of", "Museum of", "Bank of", "Ministry",
	"Office of", "Society", "Association", "Max Planck", "Royal",
	"National", "Weizmann", "European", "International", "World",
	"United Nations", "Federal", "Laboratory", "Division of",
	"Government of", "Hospital", "Library of", "Court of", "House of",
	"Open University", "Collège de", "École", "Symposium", "Summer School",
	"Colloquium", "Archives of", "Conference", "Workshop on", "Congress",
	"Journal of", "Journal for", "Quarterly for", "Quarterly of",
	"Bulletin of", "Proceedings of", "Annals of", "Guild of", "Alliance of",
	"Council", "Annual", "Swiss National", "Church of", "City of",
	"Order of", "Sisters of", "Brothers of", "Friends of",
	"University Hospital", "Institut Pasteur", "Institut Curie",
	"Institut Henri", "Institut Laue", "Institut de", "Institut des",
	"Institut du", "Institut d", "Institut national", "Institut für",
	"Courts of", "Foreign Office", "Home Office", "Treasury", "BBC",
	"Guardian", "Washington Post", "Wall Street Journal", "Economist",
	"Irish Independent", "Daily Telegraph", "Sydney Morning Herald",
	"Globe and Mail", "Deutsche Forschungsgemeinschaft", NULL};
static const char *const the_inside[] = {"University of", "Institute of",
	"Institute for", "School of", "School for", "Academy of", "Academy for",
	"College of", "Society of", "Society for", "Association of",
	"Association for", "Centre for", "Center for", "Centre of",
	"Council for", "Council of", "Foundation for", "Museum of", "Fund for",
	"Court of", "Journal of", "Review of", "Foundation of", "Fund of",
	"Trust of", "Trust for", "Federation of", "Union of", "Board of",
	"Commission on", "Commission for", "Committee on", "Committee of",
	"Hospital of", "Infirmary of", "Library of", "Office of", "Office for",
	"Order of", "Endowment for", "Initiative for", "Alliance for",
	"Alliance of", "Network of", "Network for", "Laboratory of",
	"Laboratory for", "Chamber of", "Company of", "Archive of",
	"Programme for", "Program for", NULL};
static const char *const the_ends[] = {"Society", "Foundation", "Academy",
	"Council", "Institute", "Trust", "Laboratory", "Institution",
	"Association", "Commission", "Observatory", "Museum", "Library",
	"Union", "Agency", "Alliance", "Consortium", "Centre", "Center", "Fund",
	"Department", "Ministry", "Group", "Programme", "Program", "Board",
	"Committee", "Federation", "Orchestra", "Infirmary", "Clinic", "Lab",
	"Facility", "Unit", "Gallery", "Panel", "Symposium", "Summer School",
	"Colloquium", "Archives of", "Conference", "Congress", "Workshop",
	"Guild", "Meeting", "Station", "National University", "Office", "Times",
	"Cross", "Initiative", "Philharmonic", "Endowment", "Gesellschaft",
	"Stiftung", "Akademie", "Law Review", NULL};
static const char *const no_the[] = {"SOAS", "Royal Holloway",
	"National Geographic", "World Wide", "Lawrence Berkeley",
	"Lawrence Livermore", "Los Alamos", "Oak Ridge", "Argonne",
	"Brookhaven", "Sandia", "Pacific Northwest", "Cold Spring Harbor",
	"Lincoln Laboratory", "International House", "Royal Dutch", "World of",
	"BBC Radio", "BBC News", "BBC One", "BBC Two", "BBC Four", "BBC Sounds",
	NULL};

static bool
takes_the(const char *name)
{
	size_t digits = strspn(name, "0123456789");
	if (digits > 0 && islower((unsigned char)name[digits]))
		return true; /* the 31st Congress */
	if (phrase_begins(name, no_the))
		return false;
	if (phrase_begins(name, the_starts) || phrase_ends(name, the_ends))
		return true;
	for (const char *const *s = the_inside; *s != NULL; s++)
		if (phrase_find(name, *s) != NULL)
			return true;
	return false;
}

const char *
lang_the(struct arena *arena, const struct lang *lang, const char *name)
{
	if (!lang->the)
		return name;
	if (strncasecmp(name, "the ", 4) == 0)
		return arena_print(arena, "the %s", name + 4);
	const char *head = arena_copy(arena, name, strcspn(name, ","));
	return takes_the(head) ? arena_print(arena, "the %s", name) : name;
}
