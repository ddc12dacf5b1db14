# SPDX-License-Identifier: ISC
"""Sets the CV in argv[2] as argv[3] by the Typst program in argv[1]. One more
argument spares Typst the search for fonts: it then uses its built-in one."""
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[3], root="/",
              sys_inputs={"cv": sys.argv[2]},
              ignore_system_fonts=len(sys.argv) > 4)
