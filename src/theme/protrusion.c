/* SPDX-License-Identifier: ISC */
/* What hangs out of the measure, so that edges look straight: marks, which
 * are light, by much; letters with an open side by a little. */
#include "theme/theme.h"

/* clang-format off */
const struct protrusion theme_protrusion_serif[] = {
	{'!', 0, 100}, {'(', 100, 0}, {')', 0, 200}, {',', 0, 500},
	{'-', 0, 500}, {'.', 0, 700}, {':', 0, 500}, {';', 0, 300},
	{'?', 0, 200}, {'A', 50, 50}, {'F', 0, 50}, {'J', 50, 0},
	{'K', 0, 50}, {'L', 0, 50}, {'T', 50, 50}, {'V', 50, 50},
	{'W', 50, 50}, {'X', 50, 50}, {'Y', 50, 50}, {'k', 0, 50},
	{'r', 0, 50}, {'t', 0, 70}, {'v', 50, 50}, {'w', 50, 50},
	{'x', 50, 50}, {'y', 50, 70}, {0xAB, 250, 150}, {0xBB, 150, 250},
	{0x2013, 200, 300}, {0x2014, 150, 250}, {0x2018, 300, 400},
	{0x2019, 300, 400}, {0x201A, 300, 400}, {0x201C, 300, 300},
	{0x201D, 300, 300}, {0x201E, 300, 300}, {0},
};
/* Of Biolinum, by what it has of white at either side more than n and H have,
 * between the baseline and their heights; so measured, Libertine has the marks
 * of the table above, and letters twice to three times as much. */
const struct protrusion theme_protrusion_sans[] = {
	{'!', 0, 50}, {'(', 80, 0}, {')', 0, 150}, {',', 0, 500},
	{'-', 0, 480}, {'.', 0, 640}, {':', 0, 400}, {';', 0, 280},
	{'?', 0, 150}, {'A', 35, 35}, {'F', 0, 100}, {'J', 30, 0},
	{'K', 0, 50}, {'L', 0, 110}, {'T', 70, 70}, {'V', 35, 40},
	{'W', 20, 25}, {'X', 20, 25}, {'Y', 50, 60}, {'k', 0, 30},
	{'r', 0, 75}, {'t', 0, 75}, {'v', 25, 25}, {'w', 20, 20},
	{'x', 20, 20}, {'y', 25, 40}, {0xAB, 240, 140}, {0xBB, 140, 240},
	{0x2013, 200, 300}, {0x2014, 145, 240}, {0x2018, 290, 390},
	{0x2019, 290, 390}, {0x201A, 280, 370}, {0x201C, 285, 285},
	{0x201D, 285, 285}, {0x201E, 275, 270}, {0},
};
/* clang-format on */
