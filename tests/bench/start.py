# SPDX-License-Identifier: ISC
"""What typeset.py does before it sets anything."""
import sys, typst
