/* SPDX-License-Identifier: ISC */
/* Words between which no line should end: a day and its month, "pp." and its
 * number, a number and its unit, initials and a name. One document cites in
 * many languages, so the lists are for all; months are the document's. */
#include "lang/lang.h"

#include <string.h>

#include "base/utf8.h"

/* The longest word of the lists, and what is read of any other. */
enum { LONGEST = 16 };

/* Words before a number, and short forms; ASCII letters small. */
static const char before_number[] =
	" absatz abschnitt article artikel band chapter chapitre figure "
	"heft kapitel nota note page pages part phase section seite "
	"tabelle table tafel teil tome volume ";
static const char short_before_number[] =
	" # abb. abs. ap. app. art. bd. bde. bl. bll. c. ca. cap. cf. ch. chf eur gbp usd "
	"chap. col. cols. eq. eqs. f. fasc. ff. fig. figs. fn. fo. fol. fols. "
	"h. jg. kap. l. ll. ms. n. no. nos. nr. num. n\xC2\xB0 n\xC2\xBA "
	"n\xC3\xBAm. n\xC3\xBAms. op. p. par. parag. pl. pp. p\xC3\xA1g. "
	"p\xC3\xA1gs. q. rn. s. sec. sect. sp. t. tab. taf. v. vol. vols. vv. "
	"z. \xC2\xA3 \xC2\xA7 \xC2\xA7\xC2\xA7 \xE2\x82\xAC "
	"\xE2\x84\x96 ";

/* Words before a name; ASCII letters small. */
static const char before_name[] =
	" dna. dott. dr dr. dra. drs. fr. hon. hr. hrn. ing. m. me mgr. mme "
	"mr mr. mrs mrs. ms ms. mx mx. prof prof. "
	"prof.in rev. sr. sra. st st. ";

/* What follows a number, its letters as they are. */
static const char units[] =
	" % B CHF ECTS EUR FTE GB GHz GW GeV GiB Hz J K KiB L MB MHz MJ MPa "
	"MW MeV MiB Mio Mrd Millionen Milliarden N PB Pa PiB Prozent TB THz "
	"TWh TeV TiB USD V W Wh bar billion bit bits cm cr\xC3\xA9"
	"dits d dB dpi eV edn fm fs g h ha hPa kA kB kHz kJ kN kPa kV kW kWh "
	"keV kg km l m mA mK mT mV mW mbar mg milh\xC3\xB5"
	"es miljard miljoen millones million millions milliard milliards "
	"milioni miliardi min ml mm mol ms nm ns per percent ppm ps pt px "
	"rpm s t thousand \xC2\xB0"
	"C \xC2\xB5m \xC2\xB5s \xCE\xBCm \xE2\x82\xAC ";

/* Whether `list` has the word. */
static bool
has_word(const char *list, const char *word, size_t length, bool fold)
{
	char needle[LONGEST + 3] = " ";
	if (!length || length > LONGEST)
		return false;
	for (size_t i = 0; i < length; i++) {
		bool small = fold && word[i] >= 'A' && word[i] <= 'Z';
		needle[i + 1] = (char)(small ? word[i] - 'A' + 'a' : word[i]);
	}
	memcpy(needle + length + 1, " ", 2);
	return strstr(list, needle) != NULL;
}

/* What stands before a word: brackets, quotation marks, dashes. */
static size_t
opening(const char *text, size_t from, size_t to)
{
	for (; from < to; from++) {
		unsigned char byte = (unsigned char)text[from];
		if (byte >= 0x80 && to - from > 3 &&
			!memcmp(text + from, "\xE2\x80", 2))
			from += 2;
		else if (byte > '/' || !strchr("([/\"'", byte))
			break;
	}
	return from;
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* How many code points of a word: 0 for more than two, or for signs. */
static size_t
letters(const char *word, size_t length)
{
	size_t count = 0;
	for (size_t at = 0; at < length; count++) {
		uint32_t code;
		int size = utf8_next(word + at, length - at, &code);
		if (count == 2 || size <= 0 || !utf8_is_letter(code))
			return 0;
		at += (size_t)size;
	}
	return count;
}

/* Whether the word is an initial or some: "J.", "J.-P.", "z." */
static bool
is_initial(const char *word, size_t length)
{
	size_t at = 0;
	while (at < length) {
		size_t dot = at;
		while (dot < length && word[dot] != '.')
			dot++;
		at += word[at] == '-';
		if (dot == length || letters(word + at, dot - at) != 1)
			return false;
		at = dot + 1;
	}
	return length > 0;
}

static bool
starts(const char *text, size_t length, const char *word)
{
	size_t size = strlen(word);
	return size <= length && !memcmp(text, word, size);
}

/* Whether the text begins with this word. */
static bool
starts_word(const char *text, size_t length, const char *word)
{
	if (!length || *text != *word)
		return false;
	size_t size = strlen(word);
	uint32_t code = 0;
	if (!starts(text, length, word))
		return false;
	return utf8_next(text + size, length - size, &code) <= 0 ||
	       !utf8_is_letter(code);
}

static bool
is_month(const struct lang *lang, const char *text, size_t length)
{
	for (int i = 0; i < 12; i++)
		if (starts_word(text, length, lang->months[i]) ||
			starts_word(text, length, lang->months_short[i]))
			return true;
	return false;
}

/* Whether a day stands before its month, or the month before the day, as this
 * language has it; `next` runs to the end of the text. */
static bool
is_date(const struct lang *lang, const char *word, size_t length,
	const char *next, size_t rest)
{
	if (lang->month_first)
		return is_digit(*next) && is_month(lang, word, length);
	size_t digits = 0;
	while (digits < length && is_digit(word[digits]))
		digits++;
	if (!digits || digits > 2)
		return false;
	if (starts(next, rest, "de "))
		return is_month(lang, next + 3, rest - 3);
	return is_month(lang, next, rest);
}

/* The end of the word at `from`. */
static size_t
word_end(const char *text, size_t from, size_t length)
{
	size_t end = from;
	while (end < length && end - from <= LONGEST &&
		(unsigned char)text[end] > ' ')
		end++;
	return end;
}

/* How long a word is without the marks that close it. */
static size_t
bare_length(const char *word, size_t length)
{
	while (length && strchr(".,;:)]", word[length - 1]))
		length--;
	return length;
}

/* Whether it is a numeral: a digit, or Roman. */
static bool
is_numeral(const char *word, size_t length)
{
	if (length && is_digit(*word))
		return true;
	for (size_t i = 0; i < length; i++)
		if (!word[i] || !strchr("IVXLCivxlc", word[i]))
			return false;
	return length > 0;
}

static bool
begins_upper(const char *word, size_t length)
{
	uint32_t code;
	return utf8_next(word, length, &code) > 0 && utf8_is_upper(code);
}

/* Whether a dash or "&" that stands alone is at the start of a text. */
static bool
is_lone_sign(const char *text, size_t length)
{
	size_t size = starts(text, length, "&") ? 1 : 3;
	if (size == 3 && !starts(text, length, "\xE2\x80\x93") &&
		!starts(text, length, "\xE2\x80\x94"))
		return false;
	return size == length || (unsigned char)text[size] <= ' ';
}

static bool
ends_small(const char *word, size_t length)
{
	return length > 2 && word[length - 1] >= 'a' && word[length - 1] <= 'z';
}

/* Whether a numeral follows the word. */
static bool
precedes_number(const char *word, size_t length)
{
	return has_word(
		ends_small(word, length) ? before_number : short_before_number,
		word, length, true);
}

static bool
is_small(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

/* Whether a sentence ends before the space: its last word is longer than the
 * short forms of the lists that stand before a name. */
static bool
is_end(const char *text, size_t at, char next)
{
	enum { LETTERS = 5 };
	if (at <= LETTERS || text[at - 1] != '.' || next < 'A' || next > 'Z' ||
		strchr("CILVX", next))
		return false;
	for (size_t i = 2; i < LETTERS + 2; i++)
		if (!is_small(text[at - i]))
			return false;
	return true;
}

/* Whether a space stands where most do: behind a comma or the like, between
 * words of small letters, before a capital and behind no short form of the
 * lists. False may be plain, too. */
static bool
is_plain(const char *text, size_t length, size_t at)
{
	if (at + 1 >= length)
		return true;
	char next = text[at + 1];
	if (at < 3 || is_end(text, at, next))
		return at >= 3;
	const char *before = text + at - 3;
	if (before[2] == ',' || before[2] == ':' || before[2] == ';')
		return true;
	if (!is_small(before[1]) || !is_small(before[2]))
		return false;
	if (is_small(next))
		return !is_digit(before[0]) &&
		       (next != 'a' || memcmp(before, " et", 3) != 0);
	/* Others may be Roman numerals. */
	if (next < 'A' || next == 'I' || next > 'U')
		return false;
	return is_small(before[0]) ? memcmp(before, "rof", 3) != 0
				   : strchr("erstx", before[2]) == NULL;
}

/* Apart from lang_tie, which most spaces leave at once. */
__attribute__((noinline)) static enum lang_tie
look(const struct lang *lang, const char *text, size_t length, size_t at)
{
	size_t from = at, next = at + 1;
	while (from > 0 && at - from <= LONGEST &&
		(unsigned char)text[from - 1] > ' ')
		from--;
	if (from == at || next >= length)
		return LANG_UNTIED;
	next = opening(text, next, length);
	from = opening(text, from, at);
	const char *word = text + from, *after = text + next;
	size_t before = at - from;
	if (next < length && is_digit(*after) && !lang->month_first)
		return precedes_number(word, before) ? LANG_TIED : LANG_UNTIED;
	size_t end = word_end(text, next, length);
	size_t rest = bare_length(after, end - next);
	if (is_numeral(after, rest) && precedes_number(word, before))
		return LANG_TIED;
	if (before && is_digit(word[before - 1]) &&
		has_word(units, after, rest, false))
		return LANG_TIED;
	if (before == 2 && rest == 2 && !memcmp(word, "et", 2) &&
		!memcmp(after, "al", 2))
		return LANG_TIED;
	if (is_date(lang, word, before, after, length - next))
		return LANG_TIED;
	bool upper = begins_upper(after, rest);
	if (before && word[before - 1] == '.' && is_initial(word, before) &&
		(upper || is_initial(after, end - next)))
		return LANG_TIED;
	if (upper && has_word(before_name, word, before, true))
		return LANG_TIED;
	if (is_lone_sign(text + at + 1, length - at - 1) ||
		(before <= 4 && letters(word, before) == 1 &&
			begins_upper(word, before)) ||
		(before == 1 && *word == '&'))
		return LANG_TIED_LOOSELY;
	return LANG_UNTIED;
}

enum lang_tie
lang_tie(const struct lang *lang, const char *text, size_t length, size_t at)
{
	return is_plain(text, length, at) ? LANG_UNTIED
					  : look(lang, text, length, at);
}
