/* SPDX-License-Identifier: ISC */
/* The person as schema.org JSON-LD: posts, universities, awards, addresses,
 * by what the sections' facts say of them (schema.org 28, Person). */
#include <string.h>

#include "base/arena.h"
#include "model/model.h"
#include "write/writer.h"

/* A JSON object or list being written. */
struct json {
	struct text *out;
	bool begun;
};

static void
comma(struct json *json)
{
	if (json->begun)
		text_add(json->out, ", ");
	json->begun = true;
}

static void
member(struct json *json, const char *key)
{
	comma(json);
	text_json(json->out, key);
	text_add(json->out, ": ");
}

/* A member of plain text; none for NULL. */
static void
text_member(struct json *json, const char *key, const char *value)
{
	if (!value || !value[0])
		return;
	member(json, key);
	text_json(json->out, doc_plain(json->out->arena, value));
}

/* An object of a type, closed by end(). */
static struct json
object(struct text *out, const char *type)
{
	struct json json = {.out = out};
	text_byte(out, '{');
	text_member(&json, "@type", type);
	return json;
}

static void
end(struct json *json)
{
	text_byte(json->out, '}');
}

static const char *
iso(struct arena *arena, struct date d)
{
	if (d.form == DATE_YEAR)
		return arena_print(arena, "%04d", d.year);
	if (d.form == DATE_MONTH)
		return arena_print(arena, "%04d-%02d", d.year, d.month);
	if (d.form == DATE_DAY)
		return arena_print(
			arena, "%04d-%02d-%02d", d.year, d.month, d.day);
	return NULL;
}

static void
organization(
	struct json *json, const char *key, const char *type, const char *name)
{
	member(json, key);
	struct json inner = object(json->out, type);
	text_member(&inner, "name", name);
	end(&inner);
}

/* A post at an organization. */
static void
post(struct json *list, const struct entry *entry, const char *employer)
{
	struct arena *arena = list->out->arena;
	const char *title = entry_text(entry, SLOT_HEAD);
	if (!employer)
		return;
	comma(list);
	struct json role = object(list->out, "OrganizationRole");
	text_member(&role, "roleName", title);
	text_member(&role, "startDate", iso(arena, entry->when.start));
	text_member(&role, "endDate", iso(arena, entry->when.end));
	organization(&role, "worksFor", "Organization", employer);
	end(&role);
}

static void
put_posts(struct json *list, const struct entry *entry)
{
	const char *employer = entry_text(entry, SLOT_ORGANIZATION);
	if (entry->position_count == 0)
		post(list, entry, employer);
	for (size_t i = 0; i < entry->position_count; i++)
		post(list, &entry->positions[i], employer);
}

/* An organization, if the list has it not yet: of two degrees, say. */
static void
put_once(struct json *list, const struct entry *entry, const char *type)
{
	const char *name = entry_text(entry, SLOT_ORGANIZATION);
	if (!name)
		return;
	struct text one = text_new(list->out->arena);
	struct json inner = object(&one, type);
	text_member(&inner, "name", name);
	end(&inner);
	if (list->begun && strstr(list->out->at, one.at))
		return;
	comma(list);
	text_add(list->out, one.at);
}

/* Whether a degree is still to come. */
static bool
is_awaited(const struct entry *entry)
{
	const char *status = entry_text(entry, SLOT_STATUS);
	return entry->future || entry->when.start.expected ||
	       entry->when.end.expected ||
	       (status && strcmp(status, "awarded") != 0);
}

static void
put_university(struct json *list, const struct entry *entry)
{
	if (is_awaited(entry))
		return;
	put_once(list, entry, "CollegeOrUniversity");
}

static void
put_society(struct json *list, const struct entry *entry)
{
	put_once(list, entry, "Organization");
}

static void
put_head_text(struct json *list, const struct entry *entry)
{
	const char *head = entry_text(entry, SLOT_HEAD);
	if (!head)
		return;
	comma(list);
	text_json(list->out, doc_plain(list->out->arena, head));
}

/* Which facts become which lists. */
static const struct {
	enum fact fact;
	const char *key;
	void (*put)(struct json *list, const struct entry *);
} lists[] = {
	{FACT_POSITION, "worksFor", put_posts},
	{FACT_DEGREE, "alumniOf", put_university},
	{FACT_AWARD, "award", put_head_text},
	{FACT_MEMBERSHIP, "memberOf", put_society},
	{FACT_LANGUAGE, "knowsLanguage", put_head_text},
};

static void
put_list(struct json *person, const struct cv *cv, size_t row)
{
	struct text inner = text_new(person->out->arena);
	struct json list = {.out = &inner};
	for (size_t p = 0; p < cv->part_count; p++) {
		const struct part *part = &cv->parts[p];
		if (part->section->fact != lists[row].fact)
			continue;
		for (size_t i = 0; i < part->count; i++)
			lists[row].put(&list, &part->entries[i]);
	}
	if (inner.length == 0)
		return;
	member(person, lists[row].key);
	text_print(person->out, "[%s]", inner.at);
}

static void
put_same_as(struct json *person, const struct cv *cv)
{
	struct text inner = text_new(person->out->arena);
	struct json list = {.out = &inner};
	const struct value *orcid = record_find(&cv->top, SLOT_ORCID);
	const struct value *links = record_find(&cv->top, SLOT_LINKS);
	if (orcid && orcid->text) {
		comma(&list);
		text_json(&inner, arena_print(inner.arena,
					  "https://orcid.org/%s", orcid->text));
	}
	for (size_t i = 0; links && i < links->count; i++) {
		const struct value *url =
			value_find(&links->items[i], SLOT_LINK);
		if (!url || !url->text)
			continue;
		comma(&list);
		text_json(&inner, url->text);
	}
	if (inner.length == 0)
		return;
	member(person, "sameAs");
	text_print(person->out, "[%s]", inner.at);
}

static const char *
top_text(const struct cv *cv, enum slot slot)
{
	const struct value *value = record_find(&cv->top, (int)slot);
	return value ? value->text : NULL;
}

/* The particle belongs to the family name: van der Zwaan. */
static const char *
family_name(struct arena *arena, const struct cv *cv)
{
	if (!cv->me.particle || !cv->me.family)
		return cv->me.family;
	return arena_print(arena, "%s %s", cv->me.particle, cv->me.family);
}

void
write_json_ld(struct text *out, const struct doc *doc)
{
	const struct cv *cv = doc->cv;
	struct json person = {.out = out};
	text_byte(out, '{');
	text_member(&person, "@context", "https://schema.org");
	text_member(&person, "@type", "Person");
	text_member(&person, "name", cv->me.full);
	text_member(&person, "givenName", cv->me.given);
	text_member(&person, "familyName", family_name(out->arena, cv));
	text_member(&person, "honorificPrefix", cv->honorific);
	text_member(&person, "honorificSuffix", cv->post_nominals);
	text_member(&person, "jobTitle", cv->headline);
	text_member(&person, "description", doc->description);
	text_member(&person, "url", top_text(cv, SLOT_WEBSITE));
	text_member(&person, "email", top_text(cv, SLOT_EMAIL));
	text_member(&person, "telephone", top_text(cv, SLOT_PHONE));
	for (size_t row = 0; row < sizeof lists / sizeof *lists; row++)
		put_list(&person, cv, row);
	put_same_as(&person, cv);
	end(&person);
}
