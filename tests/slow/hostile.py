#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Files made to do harm: CVs, bibliographies, styles and faces, each through
every command that takes it, and odd values of options, sanitized. None
crashes, hangs or takes more than its limits; no file is refused as a command
line; what a PDF carries is a CV again; what is imported is read again. Prints
TAP."""
import json
import os
import resource
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

MKCV = os.path.abspath(os.environ['MKCV'])
RELEASE = os.path.abspath(os.environ['MKCV_RELEASE'])
SECONDS, MIB = 2, 256               # of the release
SANITIZED = 30                      # seconds
ENV = dict(os.environ, SOURCE_DATE_EPOCH='1767225600')
POSTS = [{'title': 'Reader', 'organization': 'U', 'start': 2000 + i}
         for i in range(20)]


def cv(**keys):
    return json.dumps({'name': 'Ada Berg', 'settings': {'as_of': '2026-01-01'},
                       'roles': POSTS, **keys}, ensure_ascii=False)


def settings(**keys):
    return cv(settings={'as_of': '2026-01-01', **keys})


def paper(**keys):
    return {'type': 'journal', 'title': 'T', 'journal': 'J', 'date': 2020,
            'authors': ['Ada Berg'], **keys}


def script(text):
    """In each kind of field, 20 kB."""
    text = (text * 20000)[:20000 // len(text[0].encode())]
    return cv(name='Ada ' + text[:100], headline=text[:3000],
              roles=[{'title': text, 'organization': text, 'start': 2020}],
              research={'summary': text},
              publications=[paper(title=text, authors=['Ada', text[:500]])])


def letters():
    return ''.join(chr(code) for code in range(0xA1, 0x3000)
                   if chr(code).isprintable())


YAML = {
    'dates': cv(roles=[{'title': 'A', 'organization': 'B', 'date': date}
                       for date in ('0001', '9999-12-31', '~0001', '1999/00',
                                    '0001..9999', 'expected 9999')]),
    'nothing to see': cv(headline='\u2800', roles=[
        {'title': mark, 'organization': mark, 'start': 2020, 'duties': [mark]}
        for mark in '\u3000\u00AD\u200D\u2060\u3164\uFFFC\u0300\uE000\u034F']),
    'brackets that turn': script('(א[b{ג'),
    'flags': script('🇬🇧'), 'jamo': script('ᄀᄀ가ᅡᅡ'),
    'Tibetan': script('སྐྲྱ'), 'tatweel': script('ـ'),
    'many marks': script('a' + ''.join(map(chr, range(0x300, 0x330)))),
    'all letters': cv(name=letters()[:9000]),
    'marks of emphasis': cv(roles=[
        {'title': text, 'organization': text, 'start': 2000}
        for text in ('**a*b**c*' * 900, '[a](b' * 2000, '`' * 9999)]),
    'narrow': settings(theme={'size': '24pt', 'measure': '120pt'},
                       binding='50mm', duplex=True, line_numbers=True,
                       hyphenate=False, justify=True),
    'low': settings(theme={'size': '6pt', 'leading': '6pt', 'rule': '4pt',
                           'margin_top': '180pt', 'margin_bottom': '180pt'}),
    'heads': settings(running_head='{name}' * 500, foot='|' * 5000,
                      mark='W' * 2000),
    'half heads': settings(running_head='{' * 3000, foot='{pages' * 300),
    'words without end': settings(bio={'length': 999999999}),
    'one word': settings(bio={'length': 1}, biography=1000),
    'lists': settings(publications={'max_authors': 1, 'max': 999999999,
                                    'keep_authors': {'first': 999999999,
                                                     'last': 999999999}}),
    'sentences': cv(bio={'opening': '{a|b|c|d}' * 500, 'closing': '{' * 5000,
                         'sentences': [{'text': ['{They|{have|has}}'] * 50}]}),
    'abbreviations': cv(abbreviations={'A' * i: 'B' * 100
                                       for i in range(1, 100)},
                        headline='A' * 110),
    'private names': cv(supervision=[
        {'name': {'value': 'C', 'private': True}, 'level': 'PhD'}]),
    'addresses': cv(publications=[
        paper(url='https://x.org/' + tail, note=f'[a](https://x.org/{tail})')
        for tail in ('(' * 2000, '#' * 1000, '%41' * 9000, '?' + '&' * 999)]),
    'names': cv(also_known_as=['A'] * 20000, publications=[
        paper(authors=[name]) for name in (
            '{', '{}', 'A, B, C, D', 'and', '$^1$', '\\textbf{A}', 'Jr',
            'given=A, family=', 'A.' * 3000, 'et al.')]),
    'paragraphs': cv(research={'summary': '- a\n' * 3000 + '\n\n' * 5000}),
    'a ring': 'name: A B\ninclude: [a-ring.yaml]\n',
    'odd files': 'name: A B\ninclude: [".", "", "/dev/stdin", "x\\ty"]\n'
                 'bibliography: [".", "/etc/passwd", "odd-files.yaml"]\n',
    'tags': 'name: !!str A\nheadline: !!binary aGVsbG8=\nroles: !!set {? a}\n',
    'keys': '? [a, b]\n: c\n? {a: b}\n: d\n? |\n  name\n: A B\n*a : c\n',
    'ends of lines': 'name: A\r\nheadline: |\r  x\r\n\r\u0085x: []\u2028y: z',
    'keys again': 'name: A B\n' + 'headline: x\n' * 20000,
}

BIB = {
    'keys': '@misc{a\tkey, title = {T}, ' + 'f' * 300 + ' = {x}}\r'
            '@misc{b\rkey, title = {U}}\n[@misc{ \u00A0, x y = {z}}',
    'names': '@misc{a, title = {T}, author = {' + ' and '.join((
        '{{{{A}}}}', 'A, B, C, D', 'van der ' * 500 + 'X', '$x$ Y', 'others',
        r'\url{\oe} B', r'{\"{\"{\"{a}}}} B', 'family={X}, given=')) + '}}',
    'TeX': ''.join(f'@misc{{t{i}, year = 2020, title = {{{text}}}}}\n'
                   for i, text in enumerate((
                       r"\'" * 3000, '$' * 9999, r'\(' * 1000,
                       r'\char"110000 \symbol{55296}', r'\def\a{\a\a}\a',
                       '{' * 900 + '}' * 900, r'\begin{x}' * 1000))),
    'dates': ''.join(f'@misc{{d{i}, title = {{T}}, {date}}}\n'
                     for i, date in enumerate((
                         'year = {0}', 'date = {2020-13-45}', 'date = {20XX}',
                         'year = 99999999999999', 'month = {jan~5 # 6}'))),
    'at': '@a{' * 20000,
    'accents': '@misc{n, title = {' + 'e\u0301' * 20000 + '}}',
}

JSON = {
    'kinds': [{'id': f'{key}{i}', 'type': 'book', 'title': 'T', key: value}
              for key in ('id', 'title', 'author', 'issued', 'page', 'custom')
              for i, value in enumerate((
                  None, True, -0.0, 1e308, [], {}, [[]], [{}], 'x' * 70000,
                  {'date-parts': [[None]]}, {'date-parts': [[2020, 99]]}))],
    'keys': [{'type': 'book', 'title': 'T', 'k' * 300: 'x', 'ta\tb': 'y',
              '\u00A0z': 'w', **{f'k{i}': [i] for i in range(2000)}}],
    'many keys': [{'type': 'book', 'title': 'T',
                   **{f'k{i}': i for i in range(60000)}}],
    'deep': [{'type': 'book', 'title': 'T', 'x': json.loads(
        '[' * 54 + '"the leaf"' + ']' * 54)}],
}

HEAD = ('<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" '
        'version="1.0" class="in-text">')
TITLE = '<text variable="title"/>'
CSL = {
    'choices': '<choose><if type="book">' * 60 + TITLE +
               '</if></choose>' * 60,
    'names': '<names variable="author editor"><name form="count" et-al-min="0"'
             f' initialize-with="{"." * 2000}"/><substitute><names '
             'variable="author"/></substitute></names>' + TITLE,
    'marks': '<group delimiter="' + '\u0301' * 2000 + '">' + TITLE * 2 +
             '</group>',
}

OPTIONS = ('--style', '--locale', '--theme', '--view', '--tags', '--as-of',
           '--since', '--binding', '--page', '--set', '--include-private')
VALUES = ('', '.', '/dev/zero', 'x' * 5000, '\udcff', 'a\nb', '9' * 30,
          'theme={', 'a.b=*c', '+a,' * 9999)

# Features of a face of A to Z.
FACES = {
    'glyphs that multiply': ''.join(
        f'lookup L{i} {{ sub g{65 + i} by {f"g{66 + i} " * 20}; }} L{i};'
        for i in range(10)) + 'feature ccmp {' + ''.join(
            f'lookup L{i};' for i in range(10)) + '} ccmp;',
    'glyphs that grow': 'feature liga { sub g65 by ' + 'g65 ' * 200 +
                        '; } liga;',
    'kerned apart': 'feature kern {' + ''.join(
        f'pos g{a} g{b} {32767 if (a + b) % 2 else -32768};'
        for a in range(65, 91) for b in range(65, 91)) + '} kern;',
    'dropped': 'feature ccmp {' + ''.join(
        f'sub g{a} by NULL;' for a in range(65, 91)) + '} ccmp;',
}


def make_face(path, features):
    builder = FontBuilder(1000, isTTF=True)
    names = ['.notdef'] + [f'g{code}' for code in range(32, 127)]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 700), (500, 700), (500, 0)):
        pen.lineTo(point)
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f'g{code}' for code in range(32, 127)})
    builder.setupGlyf({name: glyph for name in names})
    builder.setupHorizontalMetrics({name: (600, 0) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({'familyName': 'Odd', 'styleName': 'Regular'})
    builder.setupOS2()
    builder.setupPost()
    addOpenTypeFeaturesFromString(builder.font, features)
    builder.save(path)


def run(command, seconds):
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    return subprocess.run(command, stdin=subprocess.DEVNULL, env=ENV,
                          preexec_fn=limit, capture_output=True, check=False)


def wrong_with(command, codes=(0, 1)):
    """What a sanitized run did that it must not, as a list of texts."""
    done = run([MKCV, *command], SANITIZED)
    said = done.stderr.decode('utf-8', 'replace')
    bad = done.returncode not in codes or 'runtime error' in said
    if not bad and 'Sanitizer' not in said:
        return []
    words = ' '.join(command)[:200]
    return [f'{words}: exit {done.returncode}: {said[-400:]}']


def costs(command):
    """What the release took too much of."""
    child = subprocess.Popen([RELEASE, *command], stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, env=ENV,
                             stderr=subprocess.DEVNULL)
    usage = os.wait4(child.pid, 0)[2]
    child.returncode = 0
    seconds, mib = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    if seconds <= SECONDS and mib <= MIB:
        return []
    return [f'{" ".join(command)}: {seconds:.2f} s, {mib:.0f} MiB']


def try_cv(path):
    build = [path, '-o', path + '.d', '--embed', '--verify', '--email',
             'a@example.org', '-t', 'pdf,bio,eml,trace,text,markdown,html']
    bad = costs(build) + costs(['bio', path])
    for command in (build, ['check', path], ['bio', '-t', 'html', path],
                    ['check', '--format', 'json', path],
                    ['bio', '--length', 'full', path],
                    ['export', '--to', 'bibtex', path],
                    ['cite', '--style', 'apa', path]):
        bad += wrong_with(command)
    pdf = os.path.join(path + '.d', path.replace('.yaml', '.pdf'))
    if os.path.exists(pdf):
        bad += wrong_with(['extract', pdf, '-o', path + '.x'], (0,))
        bad += wrong_with(['verify', pdf, path], (0,))
        bad += wrong_with(['check', os.path.join(path + '.x', path)], (0,))
    return bad


def try_items(path):
    bad = costs(['cite', path]) + costs(['import', path])
    for command in (['cite', path], ['cite', '--style', 'ieee', path],
                    ['cite', '-t', 'html', '--style', 'apa', path],
                    ['export', '--to', 'bibtex', path],
                    ['export', '--to', 'csl-json', path]):
        bad += wrong_with(command)
    text = run([MKCV, 'import', path], SANITIZED).stdout
    if path == 'deep.json' and b'the leaf' not in text:
        bad.append('deep.json: the leaf is lost')
    return bad + reads(path + '.yaml', text)


def reads(path, text):
    """What is imported may lack what a CV must have, but not be unreadable."""
    with open(path, 'wb') as file:
        file.write(b'name: A B\n' + text)
    done = run([MKCV, 'check', '--format', 'json', path], SANITIZED)
    codes = {one['code'] for one in json.loads(done.stdout)}
    unread = {code for code in codes if code.startswith('source-')}
    return [f'{path}: {", ".join(sorted(unread))}'] if unread - {
        'source-long'} else []


def try_option(option):
    bad = []
    for value in VALUES:
        bad += wrong_with(['plain.yaml', '-t', 'text', '-o', '-', option,
                           value], (0, 1, 2))
    return bad


def try_style(path):
    return wrong_with(['cite', '--style', path, 'kinds.json']) + wrong_with(
        ['cite', '-t', 'html', '--style', path, 'kinds.json'])


def write(name, end, text):
    path = name.replace(' ', '-') + end
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write(text)
    return path


def main():
    os.chdir(tempfile.mkdtemp())
    tries = [(try_items, write(name, '.json', json.dumps(items)))
             for name, items in JSON.items()]
    tries += [(try_cv, write(name, '.yaml', text))
              for name, text in YAML.items()]
    tries += [(try_items, write(name, '.bib', text))
              for name, text in BIB.items()]
    tries += [(try_style, write(
        name, '.csl', f'{HEAD}<bibliography><layout>{text}</layout>'
        '</bibliography></style>')) for name, text in CSL.items()]
    for name, features in FACES.items():
        face = name.replace(' ', '-') + '.ttf'
        make_face(face, features)
        tries.append((try_cv, write(name, '.yaml', settings(
            theme={'face': {'roman': face, 'bold': face}}))))
    files = len(tries)
    write('plain', '.yaml', cv())
    tries += [(try_option, option) for option in OPTIONS]
    with ThreadPoolExecutor(4) as pool:
        wrong = sum(pool.map(lambda one: one[0](one[1]), tries), [])
    print(f"{'not ok' if wrong else 'ok'} - P2: {files} files made to do "
          'harm, each by every command that takes it, and '
          f'{len(OPTIONS) * len(VALUES)} values of options, sanitized: 0 '
          f'crashes, hangs, unreadable results; at most {SECONDS} s and '
          f'{MIB} MiB')
    for line in wrong:
        print('# ' + ascii(line))


main()
