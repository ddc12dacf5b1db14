#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Nothing that is typed is lost. Every text of the CV that fills each field
is exchanged for odd ones, and each must be in the text, the web page and,
by --verify, in the PDF, or a message must say why not. And every leaf of the
samples, careers, odd files and a corpus is in an output or a message. Quotes
count as one, dashes as one; inline markup counts as its text. Prints TAP."""
import copy
import glob
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

MKCV = os.environ['MKCV_RELEASE']
ALL = 'all' in sys.argv
SAID = re.compile(r'warning: .*(cannot be (shown|set)|no face|not in)')
WORK = Path(tempfile.mkdtemp())
QUOTES = {ord(c): "'" for c in '"‘’“”‚„«»‹›`´'} | {
    ord(c): '-' for c in '‐‑‒–—−'} | {0xAD: None, 0xA0: None, 0x202F: None,
                                       ord('…'): '...', 0x200B: None,
                                       0x2060: None}
# What is typed, and the text that it stands for where that differs.
BREAKERS = {
    'C#': None, '<1%': None, '1A*': None, 'a_b@c': None, '$5': None, '|': None,
    '**x**': 'x', '[Re] x': None, '{x}': None, '~': None, '^': None,
    'a\\b': None, '100 %': None, '&amp;': None, '//': None, 'a--b': None,
    '%d %s %n': None, 'x</script>y': None, ')(': None, 'endobj': None,
    ']]>': None, '\\input{x}': None, '<!-- x -->': None, '&#60;': None,
    'a: b': None, '- a': None, '# a': None, '? a': None, '* a': None,
    '1. a': None, '> a': None, '_x_': 'x', '*x*': 'x', 'x*y*z': 'xyz',
    '[a](b)': None, '![a](b)': None, '<b>x</b>': 'x', "''": None,
    'ﬁﬂ': None, 'no.5': None, '@x': None, 'a\\*b': 'a*b', '===': None,
}


def say(good, what, lines=()):
    print(f"{'ok' if good else 'not ok'} - {what}", flush=True)
    for line in [] if good else lines[:15]:
        print('# ' + str(line)[:400].replace('\n', '\n# '))


def fold(text):
    text = unicodedata.normalize('NFC', text).translate(QUOTES)
    return re.sub(r'-+', '-', re.sub(r'\s+', '', text)).casefold()


def run(*args, data=None):
    return subprocess.run([MKCV, *args], input=data, capture_output=True,
                          check=False, timeout=60)


def leaves(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, path + (key,))
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from leaves(value, path + (i,))
    else:
        yield path, node


def put(tree, path, value):
    for key in path[:-1]:
        tree = tree[key]
    tree[path[-1]] = value


def written(tree, *formats):
    """Outputs by format, or None and the messages."""
    folder = tempfile.mkdtemp(dir=WORK)
    path = os.path.join(folder, 'cv.yaml')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(tree, file, ensure_ascii=False)
    done = run(path, '--to', ','.join(formats), '-o', folder, '--verify')
    if done.returncode:
        return None, done.stderr.decode()
    found = {}
    for name in formats:
        if name != 'pdf':
            end = {'text': 'txt', 'html': 'html', 'markdown': 'md'}[name]
            with open(f'{folder}/cv.{end}', encoding='utf-8') as file:
                found[name] = file.read()
    subprocess.run(['rm', '-r', folder], check=True)
    return found, done.stderr.decode()


def page_text(page):
    """A page as a reader has it: without tags, references resolved."""
    body = page[page.index('<body'):]
    return html.unescape(re.sub(r'<[^>]*>', '', body))


def token(i):
    return f'zq{i}x'


def free_fields(example):
    """Paths of texts that may be any text and are printed."""
    strings = [path for path, value in leaves(example)
               if isinstance(value, str) and path[0] != 'settings']

    def free(item):
        i, path = item
        tree = copy.deepcopy(example)
        put(tree, path, f'{token(i)} word')
        data = json.dumps(tree, ensure_ascii=False).encode()
        done = run('-', '--to', 'text', '-o', '-', data=data)
        return done.returncode == 0 and token(i) in done.stdout.decode().casefold()
    with ThreadPoolExecutor(2) as pool:
        good = list(pool.map(free, enumerate(strings)))
    return [path for path, one in zip(strings, good) if one]


def odd_strings():
    """Each: what is typed, and what is read."""
    rows = [(one, text or one) for one, text in BREAKERS.items()]
    rows += [(chr(c), chr(c)) for c in range(33, 127)
             if chr(c) not in '\\'] + [('\\\\', '\\')]
    marks = [chr(c) for c in list(range(0xA1, 0x250)) + list(range(0x370, 0x530))
             + list(range(0x1E00, 0x1F00)) + list(range(0x2010, 0x2060))
             + list(range(0x20A0, 0x20C0)) + list(range(0x2200, 0x2270))
             if unicodedata.category(chr(c))[0] in 'LNPS' and
             c not in (0xAD, 0x2028, 0x2029)]
    for i in range(0, len(marks), 24):
        piece = ''.join(marks[i:i + 24])
        rows.append((piece, piece))
    return rows, len(marks)


def strings():
    example = yaml.load(run('describe', 'example').stdout,
                        Loader=yaml.BaseLoader)
    example['settings'] = {'as_of': '2026-03-01'}
    fields = free_fields(example)
    rows, marks = odd_strings()
    forms = ['{t} {s} {t}', '{s}{t}', '{t}{s}', '{t}{s}{s}{t}']
    # In a job each field has another string; after as many jobs as there are
    # strings, each field has had each of them.
    jobs = range(len(rows) * (len(forms) if ALL else 1))

    def wanted(i, job):
        typed, read = rows[(i * 7 + job) % len(rows)]
        form = forms[(i + job + job // len(rows)) % len(forms)]
        return [form.format(t=token(i), s=one) for one in (typed, read)]

    def there(text, i, job):
        """Markup counts as its text where it is markup."""
        found = [fold(one) for one in wanted(i, job)]
        if fields[i][0] == 'publications':
            # A style merges punctuation where two parts meet.
            found += [one.rstrip('.,;:') for one in found]
        if {'authors', 'editors'} & set(fields[i]):
            # Commas part a name: family, suffix, given.
            found += [one.replace(',', '') for one in found]
        return any(one in text for one in found)

    def single(i, path, job):
        """One field alone: lost, or told of by a message."""
        tree = copy.deepcopy(example)
        put(tree, path, wanted(i, job)[0])
        found, said = written(tree, 'text', 'html', 'pdf')
        if found is None or SAID.search(said):
            return True, []
        text, page = fold(found['text']), fold(page_text(found['html']))
        return False, [f'{path} in {name}: {wanted(i, job)[0]!r}: '
                       f'{one[max(0, one.find(token(i)) - 20):][:60]!r}'
                       for name, one in (('text', text), ('html', page))
                       if not there(one, i, job)]

    def one(job):
        tree = copy.deepcopy(example)
        for i, path in enumerate(fields):
            put(tree, path, wanted(i, job)[0])
        found, said = written(tree, 'text', 'html', 'pdf')
        doubtful = list(enumerate(fields))
        if found is not None and not SAID.search(said):
            texts = fold(found['text']), fold(page_text(found['html']))
            doubtful = [(i, path) for i, path in doubtful
                        if not all(there(text, i, job) for text in texts)]
        results = [single(i, path, job) for i, path in doubtful]
        return sum(one[0] for one in results), [
            fault for one in results for fault in one[1]]
    lost, told = [], 0
    with ThreadPoolExecutor(2) as pool:
        for count, faults in pool.map(one, jobs):
            lost += faults
            told += count
    say(not lost and len(fields) > 60,
        f'P1: {len(rows)} strings (95 of ASCII, {marks} other characters, '
        f'{len(BREAKERS)} that break things) in {len(fields)} fields, '
        f'{len(jobs) * len(fields)} pairs, in text, web page and PDF: '
        f'{len(lost)} lost, {told} refused by a message', lost)


# --- every leaf of a file ------------------------------------------------------

# Keys whose values steer (FIELD_CONTROL), are kept for the author
# (FIELD_EVIDENCE), or are printed in another form by their kind.
def steering():
    """Words of keys that are never printed, as the schema's rows say."""
    keys = {'format', 'include', 'bibliography', 'settings', 'views'}
    pick = re.compile(r'PICK\(\s*"(\w+)"')
    row = re.compile(r'ROW\(\s*"(\w+)",\s*(\w+),\s*(\w+),\s*([\w |]+),')
    for path in glob.glob('src/model/schema*.[ch]'):
        with open(path, encoding='utf-8') as file:
            rows = file.read().replace('\\\n', ' ')
            keys.update(pick.findall(rows))
            for key, kind, _, flags in row.findall(rows):
                if re.search(r'\b(CTRL|EVID)', flags) or kind in (
                        'DATE', 'BOOL', 'CHOICE', 'MONEY', 'COUNT', 'NUMBER',
                        'PRONOUNS', 'LANG'):
                    keys.add(key)
    return keys | {'currency', 'pronouns', 'type'}


def words(value):
    """The words of a leaf, which any layout keeps."""
    plain = re.sub(r'[*_`\\[\](){}|~^<>]', ' ', value)
    plain = re.sub(r'https?://(dx\.)?(doi\.org/)?(www\.)?', ' ', plain)
    return [word for word in re.split(r'[\s,;:/]+', fold_case(plain)) if
            len(word) > 2]


def fold_case(text):
    return unicodedata.normalize('NFC', text).translate(QUOTES).casefold()


def accounted(path):
    """Leaves of a file that are in no output and no message."""
    with open(path, encoding='utf-8') as file:
        try:
            tree = yaml.load(file.read(), Loader=yaml.BaseLoader)
        except yaml.YAMLError:
            return None
    folder = tempfile.mkdtemp(dir=WORK)
    shown = ['--include-private', 'referees,breaks,metrics']
    done = run(path, '--to', 'pdf,text,markdown,html', '-o', folder, *shown)
    if done.returncode or not isinstance(tree, dict):
        return None
    said = done.stderr.decode() + run('check', path).stderr.decode()
    said += run('bio', path, '--length', 'full').stdout.decode()
    said += run('export', path, '--to', 'bibtex').stdout.decode()
    for name in glob.glob(f'{folder}/*.html') + glob.glob(f'{folder}/*.txt'):
        with open(name, encoding='utf-8') as file:
            text = file.read()
        said += page_text(text) + text if name.endswith('.html') else text
    every = re.sub(r'\s+', '', fold_case(said))
    every += re.sub(r'(?<=\d)[,.](?=\d{3})', '', every) # 2,100,000
    subprocess.run(['rm', '-r', folder], check=True)
    lost, count = [], 0
    for place, value in leaves(tree):
        keys = [key for key in place if isinstance(key, str)]
        if (any(key in STEERING for key in keys) or not isinstance(value, str)
                or hidden(tree, place)):
            continue
        count += 1
        gone = [word for word in words(value)
                if word not in every and word.strip('.') not in every]
        if gone:
            lost.append(f'{path}: {".".join(map(str, place))}: {gone}')
    return count, lost


def hidden(tree, place):
    """Whether a map on the way says that it is private or hidden."""
    for key in place:
        if isinstance(tree, dict) and (
                tree.get('private') in ('true', 'yes', 'on') or
                tree.get('hide') in ('true', 'yes', 'on')):
            return True
        tree = tree[key]
    return False


def files():
    paths = sorted(glob.glob('cv/*.yaml') + glob.glob('tests/bio/*.yaml') +
                   glob.glob('tests/odd/*.yaml'))
    lost, count, read = [], 0, 0
    with ThreadPoolExecutor(2) as pool:
        for result in pool.map(accounted, paths):
            if result:
                read += 1
                count += result[0]
                lost += result[1]
    say(not lost and count > 1000, f'P16: {count} leaves of {read} files: '
        f'{len(lost)} in no output and no message', lost)


if __name__ == '__main__':
    STEERING = steering()
    files()
    strings()
