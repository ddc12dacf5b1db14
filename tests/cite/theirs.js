// SPDX-License-Identifier: ISC
// Sets a file of CSL-JSON items by citeproc-js, an entry a line after the
// style's name and a tab. CAUSES are names of causes.js, with commas, or "-":
// those places of its source are changed first. A style at which citeproc-js
// fails prints nothing.
// usage: node theirs.js CAUSES FILE LOCALE STYLE...
const fs = require("fs");
const Module = require("module");
const causes = require("./causes.js");
const folder = "/usr/share/citation-style-language/";
const [, , changed, file, locale, ...styles] = process.argv;
const items = JSON.parse(fs.readFileSync(file, "utf8"));
const byId = new Map(items.map((item) => [String(item.id), item]));

function read(path) {
	try {
		return fs.readFileSync(folder + path, "utf8");
	} catch (error) {
		return false;
	}
}

// Its source, with a place changed for each of the causes.
function processor() {
	const path = require.resolve("citeproc");
	let source = fs.readFileSync(path, "utf8");
	for (const name of changed === "-" ? [] : changed.split(",")) {
		const { from, to } = causes[name];
		if (source.split(from).length !== 2)
			throw new Error(`${name}: not one such place`);
		source = source.replace(from, () => to);
	}
	const made = new Module(path);
	made._compile(source, path);
	return made.exports;
}

const CSL = processor();

// As text it sets a block's neighbours without anything between; in HTML they
// are elements of their own.
for (const name of ["block", "left-margin", "right-inline", "indent"])
	CSL.Output.Formats.text["@display/" + name] = (state, text) => ` ${text} `;

const system = {
	retrieveLocale: (tag) => read(`locales/locales-${tag}.xml`),
	retrieveItem: (id) => JSON.parse(JSON.stringify(byId.get(String(id)))),
};

function set(style) {
	const engine = new CSL.Engine(system, read(`styles/${style}.csl`),
		locale, true);
	engine.setOutputFormat("text");
	engine.updateItems([...byId.keys()]);
	for (const entry of engine.makeBibliography()[1])
		console.log(style + "\t" + entry.replace(/\n/g, " "));
}

for (const style of styles)
	try {
		set(style);
	} catch (error) {
		console.error(`${style}: ${error}`);
	}
