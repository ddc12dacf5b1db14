/* SPDX-License-Identifier: ISC */
#include "main/job.h"
int
export_run(struct job *job, const char *path)
{
	(void)job;
	(void)path;
	return EXIT_USAGE;
}
