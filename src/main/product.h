/* SPDX-License-Identifier: ISC */
/* product_: what `mkcv FILE` can write. */
#ifndef MAIN_PRODUCT_H
#define MAIN_PRODUCT_H

struct text;

/* Prints name, file and help of every format that --to takes. */
void product_list(struct text *);

#endif
