/* SPDX-License-Identifier: ISC */
/* Headers, parts and boundary of a message. The boundary is a digest of the
 * content and holds "=_", which no encoded part can. */
#include "write/mail.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "write/mime.h"

enum { MOST_ADDRESS = 254, MOST_LOCAL = 64, MOST_LABEL = 63 };

static bool
is_local(const char *text, size_t length)
{
	if (length == 0 || length > MOST_LOCAL || text[0] == '.' ||
		text[length - 1] == '.')
		return false;
	for (size_t i = 0; i < length; i++) {
		bool dot = text[i] == '.' && text[i + 1] != '.';
		if (!dot && !mime_atom(text[i]))
			return false;
	}
	return true;
}

static bool
is_host(const char *text)
{
	bool dot = false;
	for (;;) {
		size_t length = 0;
		while (isalnum((unsigned char)text[length]) ||
			text[length] == '-')
			length++;
		if (length == 0 || length > MOST_LABEL || text[0] == '-' ||
			text[length - 1] == '-')
			return false;
		text += length;
		if (*text == '\0')
			return dot;
		if (*text++ != '.')
			return false;
		dot = true;
	}
}

bool
mail_is_address(const char *address)
{
	const char *at = strchr(address, '@');
	return at && strlen(address) <= MOST_ADDRESS &&
	       is_local(address, (size_t)(at - address)) && is_host(at + 1);
}

/* "Wed, 25 Nov 2026 00:00:00 +0000"; 1 January 1970 was a Thursday. */
static void
put_date(struct text *out, struct date date)
{
	static const char *const days[] = {
		"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	long long number = date_epoch(date) / 86400;
	struct date day = date_of_epoch(number * 86400);
	text_print(out, "Date: %s, %d %s %04d 00:00:00 +0000\r\n",
		days[((number % 7) + 7) % 7], day.day, months[day.month - 1],
		day.year);
}

static void
put_body(struct text *out, const char *body)
{
	text_add(out, "Content-Type: text/plain; charset=UTF-8; "
		      "format=flowed; delsp=no\r\n"
		      "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	mime_quoted_printable(out, mime_flowed(out->arena, body));
}

static void
put_attachment(struct text *out, const struct mail *mail)
{
	text_add(out, "Content-Type: application/pdf\r\n"
		      "Content-Disposition: attachment;\r\n");
	mime_parameter(out, "filename", mail->attached_name);
	text_add(out, "\r\nContent-Transfer-Encoding: base64\r\n\r\n");
	mime_base64_lines(out, mail->attached, mail->attached_length);
}

/* A digest of all that is in the message. */
static void
digest(struct arena *arena, const struct mail *mail, char hex[65])
{
	struct text all = text_new(arena);
	const char *const parts[] = {
		mail->name, mail->from, mail->to, mail->subject, mail->body};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		text_print(&all, "%s\n", parts[i]);
	text_print(&all, "%d-%d-%d\n", mail->date.year, mail->date.month,
		mail->date.day);
	if (mail->attached)
		text_bytes(&all, mail->attached, mail->attached_length);
	sha256_hex(all.at, all.length, hex);
}

void
mail_write(struct text *out, const struct mail *mail)
{
	char hex[65];
	digest(out->arena, mail, hex);
	const char *id = arena_copy(out->arena, hex, 32);
	text_add(out, "From: ");
	size_t used = mime_phrase(out, mail->name, strlen("From: "));
	bool fold = used + strlen(mail->from) + 3 > MIME_LINE;
	text_print(out, "%s<%s>\r\n", fold ? "\r\n " : " ", mail->from);
	text_print(out, "To: %s\r\n", mail->to);
	text_add(out, "Subject: ");
	mime_unstructured(out, mail->subject, strlen("Subject: "));
	text_add(out, "\r\n");
	put_date(out, mail->date);
	text_print(out, "Message-ID: <%s@%s>\r\nMIME-Version: 1.0\r\n", id,
		strchr(mail->from, '@') + 1);
	if (!mail->attached) {
		put_body(out, mail->body);
		return;
	}
	text_print(out,
		"Content-Type: multipart/mixed;\r\n boundary=\"=_%s\"\r\n\r\n",
		id);
	text_print(out, "--=_%s\r\n", id);
	put_body(out, mail->body);
	text_print(out, "\r\n--=_%s\r\n", id);
	put_attachment(out, mail);
	text_print(out, "\r\n--=_%s--\r\n", id);
}
