// SPDX-License-Identifier: ISC
// Sets a file of CSL-JSON items by citeproc-js, an entry a line after the
// style's name and a tab.
// usage: node theirs.js FILE LOCALE STYLE...
const CSL = require("citeproc");
const fs = require("fs");
const folder = "/usr/share/citation-style-language/";
const [, , file, locale, ...styles] = process.argv;
const items = JSON.parse(fs.readFileSync(file, "utf8"));
const byId = new Map(items.map((item) => [String(item.id), item]));

function read(path) {
	try {
		return fs.readFileSync(folder + path, "utf8");
	} catch (error) {
		return false;
	}
}

const system = {
	retrieveLocale: (tag) => read(`locales/locales-${tag}.xml`),
	retrieveItem: (id) => JSON.parse(JSON.stringify(byId.get(String(id)))),
};

for (const style of styles) {
	const engine = new CSL.Engine(system, read(`styles/${style}.csl`),
		locale, true);
	engine.setOutputFormat("text");
	engine.updateItems([...byId.keys()]);
	for (const entry of engine.makeBibliography()[1])
		console.log(style + "\t" + entry.replace(/\n/g, " "));
}
