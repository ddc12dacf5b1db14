/* SPDX-License-Identifier: ISC */
/* Posts as they stand inside a sentence, decided by the words of their
 * titles. */
#include "lang/en.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/phrase.h"
#include "base/utf8.h"

/* Words of posts that are common nouns. A title made only of these is put
 * in lower case; one other word, and the title stays as typed. */
static const char job_words[] =
	" engineer engineering research senior junior principal staff lead"
	" software hardware developer scientist researcher consultant"
	" manager postdoctoral visiting analyst officer chief technology"
	" technical executive intern programmer designer artist writer"
	" editor curator architect founder co-founder cofounder product"
	" data machine learning systems network security independent"
	" freelance composer physician surgeon clinician cardiologist"
	" neurologist oncologist psychiatrist psychologist nurse registrar"
	" specialist student doctoral graduate phd guest technician"
	" operating financial information scientific applied quantitative"
	" project programme program test quality site reliability"
	" illustrator photographer journalist author translator trainee"
	" house general practitioner and in residence at adviser advisor"
	" strategy policy economist statistician mathematician librarian"
	" archivist teacher tutor barrister solicitor paediatrician"
	" laboratory field assistant performer musician poet organist"
	" conductor pianist violinist cellist singer choreographer dancer"
	" sculptor painter novelist playwright filmmaker pharmacist dentist"
	" midwife therapist physiotherapist veterinarian chemist physicist"
	" biologist geologist astronomer";

static bool
job_word(const char *word, size_t length)
{
	for (const char *p = job_words; *p != '\0'; p += strcspn(p, " ")) {
		p++; /* the space before each word */
		if (strcspn(p, " ") == length && length > 0 &&
			strncasecmp(p, word, length) == 0)
			return true;
	}
	return false;
}

/* "Instrument maker": typed as a sentence begins, so a common noun; but
 * ranks keep their capital. */
static bool
sentence_case(const char *title)
{
	static const char *const ranks[] = {"Professor", "Fellow", "Reader",
		"Lecturer", "Dean", "Provost", "Emeritus", "Regius", NULL};
	if (strchr(title, ' ') == NULL || phrase_begins(title, ranks) ||
		!isupper((unsigned char)title[0]) ||
		!islower((unsigned char)title[1]))
		return false;
	for (const char *p = title + 1; *p != '\0'; p++)
		if (isupper((unsigned char)*p) || (unsigned char)*p >= 0x80)
			return false;
	return true;
}

const char *
en_post_title(struct arena *arena, const char *title)
{
	char *out = arena_string(arena, title);
	if (sentence_case(title)) {
		out[0] = (char)tolower((unsigned char)out[0]);
		return out;
	}
	for (char *p = out; *p != '\0';) {
		size_t n = strcspn(p, " -/,");
		if (n > 1 && !job_word(p, n) && strncasecmp(p, "co", n) != 0)
			return title;
		if (n > 0 && strncmp(p, "PhD", 3) != 0)
			for (size_t i = 0; i < n; i++)
				p[i] = (char)tolower((unsigned char)p[i]);
		p += n + (p[n] != '\0');
	}
	return out;
}

/* Posts that one person at a time holds, and chairs: no article before
 * "Director of Studies" or "Emeritus Professor of Logic". */
bool
en_post_unique(const char *title)
{
	static const char *const always[] = {"Head", "Dean", "President",
		"Vice-President", "Provost", "Master of", "Warden",
		"Principal of", "Rector", "Vice-Chancellor",
		"Pro-Vice-Chancellor", "Deputy Vice-Chancellor", "Chancellor",
		"Chair", "Director", "Deputy Director", "Associate Director",
		"Deputy Head", "Co-Director", "Vice-Dean", "Associate Dean",
		"Vice Dean", "Secretary", "Treasurer", "CEO", "CTO", "Chief",
		"Managing", "Scientific Director", "Executive Director", "Lead",
		"Co-Head", "Vice-Chair", "Editor-in-Chief", "Keeper of",
		"Curator of", NULL};
	static const char *const chairs[] = {"Professor of", "Reader of",
		"Emeritus Professor of", "Professor Emeritus",
		"Professor Emerita", "Emerita Professor of", "Chair of",
		"Regius Professor", "Chair in", NULL};
	static const char *const lesser[] = {"Assistant", "Associate",
		"Visiting", "Adjunct", "Honorary", NULL};
	if (phrase_begins(title, always))
		return true;
	if (phrase_begins(title, lesser))
		return false;
	if (phrase_begins(title, chairs))
		return true;
	return phrase_find(title, "Professor of") != NULL &&
	       phrase_find(title, "Professor of") != title;
}
