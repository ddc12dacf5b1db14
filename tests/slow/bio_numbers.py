#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Every number in every biography follows from its file: those of the
samples and of tests/bio at all lengths, persons and styles. (Made-up careers
are tried likewise by careers.py.)"""
import glob
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'bio'))
import derive  # noqa: E402

try:
    import yaml
except ImportError:
    print('ok 1 - bio_numbers # SKIP no PyYAML: make test installs it\n1..1')
    sys.exit()

MKCV = os.environ.get('MKCV_RELEASE') or os.environ['MKCV']
OPTIONS = [['--length', length, '--person', person]
           for length in ('line', '50', '100', '200', 'full')
           for person in ('first', 'third')]
OPTIONS += [['--length', 'full', '--bio-style', style]
            for style in ('ieee', 'speaker', 'onecard')]




class Loader(yaml.SafeLoader):
    """Dates stay as they are typed."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, exp) for tag, exp in rows
            if tag != 'tag:yaml.org,2002:timestamp']
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()}

KINDS = {'article': 'journal', 'inproceedings': 'conference',
         'incollection': 'chapter', 'book': 'book', 'techreport': 'report'}


def from_bibliography(path, cv):
    """The entries of .bib files beside the CV, none of which it repeats."""
    papers = cv.get('publications') or []
    for one in [paper['bibliography'] for paper in papers
                if 'bibliography' in paper]:
        bib = (Path(path).parent / one).read_text(encoding='utf-8')
        for kind, body in re.findall(
                r'(?ms)^@(?!string)(\w+)\{(.*?)^\}', bib):
            papers.append({'type': KINDS.get(kind.lower()), 'text': body})


texts, faults = 0, []
for path in sorted(glob.glob('cv/*.yaml') + glob.glob('tests/bio/*.yaml')):
    with open(path, encoding='utf-8') as file:
        cv = yaml.load(file, Loader)
    from_bibliography(path, cv)
    for options in OPTIONS:
        done = subprocess.run([MKCV, 'bio', path, '--wrap', '0', *options],
                              capture_output=True)
        if done.returncode:
            continue  # too small for the budget
        texts += 1
        faults += [f'{path} {" ".join(options)}: {number}'
                   for number in derive.underived(cv, done.stdout.decode())]
# A number that is not of the file is found.
SAMPLE = {'awards': [{'title': 'Halden Medal', 'date': '2020'}]}
if list(derive.underived(SAMPLE, 'She has received three awards.')) != \
        ['three awards.'] or \
        list(derive.underived(SAMPLE, 'In 2021, she received it.')) == [] or \
        list(derive.underived(SAMPLE, 'In 2020 one was hers.')):
    faults.append('the test itself finds nothing')
for fault in faults[:9]:
    print('#', fault)
print('not ok' if faults else 'ok', f'1 - bio_numbers: {texts} texts')
print('1..1')
sys.exit(bool(faults))
