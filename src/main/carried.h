/* SPDX-License-Identifier: ISC */
/* carried_: commands on PDF files that mkcv wrote. */
#ifndef MAIN_CARRIED_H
#define MAIN_CARRIED_H

#include "main/job.h"
#include "reader/reader.h"

struct pdf_info;

/* Reads a PDF file. NULL after a message; whether it is one of ours,
 * reader_fault tells. `pdf` becomes its bytes. */
struct reader *
carried_open(struct job *, const char *path, const struct input **pdf);

/* Adds the message that the file cannot be read, and why. */
void carried_refuse(struct job *, const char *path, enum reader_fault);

/* mkcv describe pdf FILE. */
int outline_run(struct arena *, const char *path);

/* Has the PDF carry its source, as it may be given away. */
void carried_embed(struct job *, struct pdf_info *);

/* mkcv extract FILE.pdf [NAME]; mkcv verify FILE.pdf FILE. */
int extract_run(struct arena *, const struct options *);
int verify_run(struct arena *, const struct options *);

#endif
