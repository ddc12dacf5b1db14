# SPDX-License-Identifier: ISC
"""Sets cv.typ from the CV in argv[1] as argv[2], by Typst. A third argument
spares Typst the search for fonts: it then uses its built-in one."""
import sys, typst
typst.compile("tests/bench/cv.typ", output=sys.argv[2], root="/",
              sys_inputs={"cv": sys.argv[1]},
              ignore_system_fonts=len(sys.argv) > 3)
