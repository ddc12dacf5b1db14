#!/bin/sh
# SPDX-License-Identifier: ISC
# veraPDF finds no failure in our PDF files, for PDF/UA-1 and for PDF/A-2a
# or 3a, both of which they declare; qpdf finds nothing to warn of. Files named as
# arguments are judged instead. veraPDF is fetched once, at the version of
# tests/tools/pom.xml, by `make test`. Prints TAP.
cd "$(dirname "$0")/../.." || exit 3
jars=tests/tools/lib
[ -f $jars/done ] || make -s $jars/done >/dev/null 2>&1
if [ ! -f $jars/done ]; then
	echo "ok 1 - verapdf # SKIP its jars are not here, nor to be had"
	echo 1..1
	exit
fi
folder=$(mktemp -d) || exit 3
trap 'rm -rf "$folder"' EXIT
[ $# -gt 0 ] || PYTHONPATH=tests/pdf python3 -c \
	'import files, sys; files.make(sys.argv[1])' "$folder" || exit 3
[ $# -gt 0 ] || set -- "$folder"/*.pdf
java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$jars/*" \
	org.verapdf.apps.GreenfieldCliWrapper --format text -v -f 0 "$@" \
	>"$folder/report" 2>"$folder/errors"
number=0
for file; do
	name=$(basename "$file")
	archive=2a
	grep -qF "ASS $file 3a" "$folder/report" && archive=3a
	for flavour in $archive ua1; do
		number=$((number + 1))
		if grep -qF "PASS $file $flavour" "$folder/report"; then
			echo "ok $number - $name is $flavour"
			continue
		fi
		echo "not ok $number - $name is $flavour"
		sed -n "\|^FAIL $file $flavour|,/^[PF]A/s/^/# /p" \
			"$folder/report" | head -n 20
		head -n 5 "$folder/errors" | sed 's/^/# /'
	done
	number=$((number + 1))
	if qpdf --check "$file" >"$folder/qpdf" 2>&1; then
		echo "ok $number - $name is sound to qpdf"
	else
		echo "not ok $number - $name is sound to qpdf"
		sed 's/^/# /' "$folder/qpdf"
	fi
done
echo "1..$number"
