# SPDX-License-Identifier: ISC
"""Faces of a few plain shapes, drawn here: TrueType and CFF, with ligatures,
kerning, marks, composites and subroutines, each some 2 kB."""
import io

from fontTools.cffLib import SubrsIndex
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

LETTERS = {'A': 0x41, 'E': 0x45, 'O': 0x4F, 'W': 0x57, 'V': 0x56, 'a': 0x61,
           'b': 0x62, 'c': 0x63, 'd': 0x64, 'e': 0x65, 'f': 0x66, 'i': 0x69,
           'l': 0x6C, 'n': 0x6E, 'o': 0x6F, 'r': 0x72, 's': 0x73, 't': 0x74,
           'u': 0x75, 'x': 0x78, 'y': 0x79, 'two': 0x32, 'zero': 0x30,
           'one': 0x31, 'three': 0x33, 'slash': 0x2F, 'hyphen': 0x2D,
           'eacute': 0xE9, 'acutecomb': 0x301, 'shin': 0x5E9, 'lamed': 0x5DC,
           'vav': 0x5D5, 'finalmem': 0x5DD, 'space': 0x20}
MORE = ['f_f_i', 'a.sc', 'two.sups', 'zero.onum']
ORDER = ['.notdef', *LETTERS, *MORE]
FEATURES = '''
languagesystem DFLT dflt; languagesystem latn dflt; languagesystem hebr dflt;
feature liga { sub f f i by f_f_i; } liga;
feature smcp { sub a by a.sc; } smcp;
feature sups { sub two by two.sups; } sups;
feature onum { sub zero by zero.onum; } onum;
feature calt { sub a' lookup SMALL b; } calt;
feature kern { pos A V -80; pos [W V] [a e o] -40; } kern;
markClass acutecomb <anchor 200 500> @TOP;
feature mark { pos base e <anchor 250 520> mark @TOP; } mark;
'''.replace("feature calt",
            'lookup SMALL { sub a by a.sc; } SMALL;\nfeature calt')


def draw(pen, i):
    """A box with a notch, its shape by its number; every third is round."""
    x, y = 40 + i * 7 % 60, 400 + i * 13 % 300
    pen.moveTo((x, 0))
    pen.lineTo((x, y))
    if i % 3 == 0 and hasattr(pen, 'qCurveTo') and isinstance(pen, TTGlyphPen):
        pen.qCurveTo((x + 150, y + 80), (x + 300, y))
    elif i % 3 == 0:
        pen.curveTo((x + 100, y + 80), (x + 200, y + 80), (x + 300, y))
    else:
        pen.lineTo((x + 300, y))
    pen.lineTo((x + 300, 0))
    pen.closePath()


def face(cff, features, upem=1000):
    builder = FontBuilder(upem, isTTF=not cff)
    builder.setupGlyphOrder(ORDER)
    builder.setupCharacterMap({code: name for name, code in LETTERS.items()})
    glyphs = {}
    order = sorted(enumerate(ORDER), key=lambda one: one[1] == 'eacute')
    for i, name in order:
        width = 0 if name == 'acutecomb' else 400 + i % 5 * 20
        pen = T2CharStringPen(width, None) if cff else TTGlyphPen(glyphs)
        if name == 'eacute' and not cff:
            pen.addComponent('e', (1, 0, 0, 1, 0, 0))
            pen.addComponent('acutecomb', (1, 0, 0, 1, 60, 40))
        elif name != 'space':
            draw(pen, i)
        glyphs[name] = pen.getCharString() if cff else pen.glyph()
    if cff:
        builder.setupCFF('Plain-Regular', {'FullName': 'Plain'}, glyphs, {})
    else:
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(
        {name: (0 if name == 'acutecomb' else 400 + i % 5 * 20, 40)
         for i, name in enumerate(ORDER)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({'familyName': 'Plain', 'styleName': 'Regular',
                            'psName': 'Plain-Regular'})
    builder.setupOS2(sxHeight=480, sCapHeight=700)
    builder.setupPost(keepGlyphNames=False)
    if features:
        addOpenTypeFeaturesFromString(builder.font, FEATURES)
    builder.font['head'].created = builder.font['head'].modified = 0
    builder.font.recalcTimestamp = False
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def subroutines(data):
    """The CFF face with shapes in subroutines, one within the other."""
    font = TTFont(io.BytesIO(data))
    top = font['CFF '].cff.topDictIndex[0]
    top.Private.Subrs = SubrsIndex()
    inner = [100, 'hlineto', 'return']
    outer = [200, 'vlineto', -107, 'callsubr', -100, 'vlineto', 'return']
    for program in (inner, outer):
        top.Private.Subrs.append(T2CharString(program=program))
    for name in ('a', 'f', 'f_f_i', 'A'):
        top.CharStrings[name].program = [
            450, 10, 20, 'rmoveto', -106, 'callsubr', 5, 'hstem', 'endchar']
        top.CharStrings[name].bytecode = None
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def all_faces():
    made = [face(cff, features) for cff in (False, True)
            for features in (False, True)]
    made.append(face(False, True, 2048))
    made.append(subroutines(made[2]))
    return [one for one in made if one]
