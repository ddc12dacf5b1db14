// SPDX-License-Identifier: ISC
// Why entries of citeproc-js 2.4.63 differ from ours: for each cause the one
// place in its source that makes them differ, and what it would have to be
// for them to be the same. tests/slow/cite changes these places and then
// expects every entry to be the same.
module.exports = {
	// CSL.Node.date.build opens the queue of a range's second year with the
	// date itself, affixes included; the queue is opened again, without
	// them, after each range. So the first range of a bibliography, and
	// only that one, has the affixes of the style's last date within.
	range: {
		from: "state.dateput.openLevel(this);",
		to: "state.dateput.openLevel(state.tmp.date_token);",
	},
	// LtoR_MAP: of a semicolon and a colon the semicolon is kept.
	colon: {
		from: '":": ";",\n            ",": ";,",',
		to: '":": ":",\n            ",": ";,",',
	},
	// downward(): a stop that a delimiter brings is not merged with the end
	// of a text that has a look of its own (a title in italics).
	look: {
		from: "!childIsNumber && !childDecorations && PUNCT[",
		to: "!childIsNumber && PUNCT[",
	},
	// CSL.NameOutput: in French, Russian and Czech a no-break space follows
	// a particle, in sort keys, too. There other spaces become "|", which
	// sorts before all letters; this one does not count.
	space: {
		from: 'if (["fr", "ru", "cs"]',
		to: 'if (!this.state.tmp.extension && ["fr", "ru", "cs"]',
	},
};
