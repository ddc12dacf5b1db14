# SPDX-License-Identifier: ISC
# For rules, to be sourced: how a rule says what it found, as TAP.
cd "$(dirname "$0")/../.." || exit 3

# Passes if nothing comes in; else each line that comes in is a fault.
# usage: … | faults NAME
faults() {
	awk -v name="$1" '{ line[NR] = $0 }
	END {
		print (NR ? "not ok - " : "ok - ") name
		for (i = 1; i <= NR; i++) print "# " line[i]
	}'
}

# Says that a rule cannot be tried here, and ends.
skip() {
	echo "ok - ${0##*/} # SKIP $1"
	exit 0
}

# The project's own files that git knows, or all if this is no clone.
tracked() {
	git ls-files -- "$@" 2>/dev/null || find "$@" -type f
}
