#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Two thousand made-up careers, drawn from a fixed seed: no biography passes
its budget, also with a fact more; nothing private is told; the same file
gives the same text; numbers come from the file; the prose keeps its rules.
An argument is another seed."""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'bio'))
import derive  # noqa: E402

MKCV = os.environ.get('MKCV_RELEASE') or os.environ['MKCV']
COUNT = 1000
draw = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 6)
failures = []

NAMES = ['Ada Byron', 'Zoë van der Berg', '王小明', 'Plato', "Sinéad O'Neil",
         'Łukasz Żak', 'Juan de la Cruz', 'J. R. R. Teller', 'Øystein Ås',
         'Ελένη Παππά', 'Mary Smith-Jones', 'Ng Wei']
PLACES = ['University of Exampleton', 'ETH Zurich', 'Acme Labs', 'MIT',
          'Institute for Advanced Examples', 'École des Exemples',
          'St Bede’s College, Exampleton', 'The Open Institute',
          'Department of Energy and Water', 'Max Planck Institute for X']
TITLES = ['Professor', 'Lecturer', 'Research Fellow', 'Head of School',
          'Engineer', 'Director', 'Visiting Professor', 'Dean of Arts',
          'Senior research engineer', 'Reader', 'Chief scientist',
          'Curator of Maps and Prints', 'Postdoctoral researcher']
FIELDS = ['Computer Science', 'Logic', 'Physics', 'History of Art', None,
          'Linguistics and Phonetics', 'European Law', 'Economics']
SUBJECTS = ['trees', 'graph theory', 'the sea', 'RNA', 'sleep and memory',
            'early music', 'heat pumps', 'unikernels', 'European courts']
PRIZES = ['Halden Medal', 'Best Paper Award', 'Early Career Prize',
          'Order of Merit', 'Teaching Excellence Award', 'Essay Prize',
          'Honourable Mention', 'Distinguished Paper Award']
CANARY = 'Xylophagous'


def pick(items):
    return draw.choice(items)


def some(items, most):
    return draw.sample(items, draw.randint(0, min(most, len(items))))


def span(entry):
    start = draw.randint(1980, 2027)
    entry['start'] = pick([str(start), f'{start}-{draw.randint(1, 12):02}'])
    if draw.random() < .6:
        entry['end'] = str(start + draw.randint(0, 9))
    return entry


def hidden(entry, head):
    if draw.random() < .15:
        entry[head] = f'{CANARY} {draw.randint(1, 99)}'
        entry['private'] = True
    return entry


def filled(entry):
    return {key: value for key, value in entry.items() if value is not None}


def role():
    return hidden(span(filled({
        'title': pick(TITLES), 'field': pick(FIELDS),
        'organization': pick(PLACES),
        'leads': pick([None, None, 'the Tools Group'])})), 'title')


def degree():
    entry = {'degree': pick(['PhD', 'MSc', 'BA', 'MPhil', 'DPhil']),
             'field': pick(FIELDS), 'organization': pick(PLACES),
             'end': str(draw.randint(1975, 2026))}
    if draw.random() < .3:
        entry['thesis'] = {'title': pick(['On Trees', 'Sea, Salt and Sky'])}
    return hidden(filled(entry), 'field')


def award():
    return hidden({'title': pick(PRIZES), 'organization': pick(PLACES),
                   'date': str(draw.randint(1990, 2026)),
                   'kind': pick(['prize', 'best_paper', 'named_lecture'])},
                  'title')


def publication():
    kind = pick(['journal', 'conference', 'book', 'chapter'])
    entry = {'type': kind, 'title': pick(['One', 'Two and Three', 'Four']),
             'authors': ['A. Nother', 'Ada Byron'],
             'date': str(draw.randint(1990, 2026))}
    entry.update({'journal': {'journal': 'Example Letters'},
                  'conference': {'booktitle': pick(['SOSP', 'ICFP'])},
                  'book': {'publisher': 'Example UP'},
                  'chapter': {'booktitle': 'All', 'publisher': 'Example UP',
                              'editors': ['E. Ditor']}}[kind])
    return hidden(entry, 'title')


def service():
    return hidden(span({'kind': pick(['editorial board', 'reviewer',
                                      'programme chair', 'Treasurer']),
                        'organization': pick(PLACES)}), 'organization')


def grant():
    return hidden(span({'title': 'A grant', 'funder': pick(PLACES),
                        'role': pick(['PI', 'Co-I'])}), 'funder')


def talk():
    return hidden({'title': 'A talk', 'kind': pick(['keynote', 'invited']),
                   'event': pick(['SOSP', 'StorageDays', 'The Lecture']),
                   'date': str(draw.randint(1990, 2026))}, 'event')


def program():
    return hidden(filled({
        'name': pick(['alpha', 'beta', 'gamma']),
        'role': pick([None, 'Creator', 'Co-author', 'Contributor'])}), 'name')


def advice():
    return hidden(span({'title': 'Advice', 'client': pick(PLACES)}), 'client')


SECTIONS = {'roles': role, 'degrees': degree, 'awards': award,
            'publications': publication, 'service': service, 'grants': grant,
            'talks': talk, 'software': program, 'consulting': advice}


def career():
    cv = {'format': 1, 'name': pick(NAMES),
          'settings': {'as_of': '2026-06-01',
                       'locale': pick(['en-GB', 'en-US'])},
          'research': {'interests': some(SUBJECTS, 6) or ['trees']}}
    pronouns = pick([None, 'she/her', 'he/him', 'they/them'])
    if pronouns:
        cv['pronouns'] = pronouns
    if draw.random() < .4:
        cv['honorific'] = pick(['Dr', 'Prof.', 'Professor'])
    for key, make in SECTIONS.items():
        entries = [make() for _ in range(pick([0, 1, 2, 3, 5, 12]))]
        if entries:
            cv[key] = entries
    return cv


def biography(folder, cv, options):
    path = os.path.join(folder, 'cv.yaml')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(cv, file, ensure_ascii=False)
    done = subprocess.run([MKCV, 'bio', path, '--wrap', '0', *options],
                          capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def fault(cv, what, text):
    failures.append(f'{what}: {text} FROM {json.dumps(cv)[:300]}')


def numbers(cv, text):
    for number in derive.underived(cv, text):
        fault(cv, f'number {number!r}', text)


TOPICS = {'As a speaker, ': r' given | delivered | spoken at ',
          'On the software side, ': r' creator | maintainer |contributor to ',
          'As a consultant, ': r' advise'}


def topics(cv, text):
    """A sentence that opens with its topic comes first of that topic."""
    for opener, words in TOPICS.items():
        at = text.find(opener)
        if at > 0 and re.search(words, text[:at]):
            fault(cv, 'told of before', text)


def prose(cv, text):
    for bad in [r'\b(\w+) \1\b', r' [,.;]', r'  ', r',,', r'\.\.', r'\{', r'%',
                r'\ba [aeio]', r'\ban? the\b', r'\(\)', r'\) \(', r'null']:
        found = re.search(bad, text.replace('J. R. R.', 'J.'))
        if found:
            fault(cv, f'{found.group()!r}', text)
    for paragraph in text.strip().split('\n'):
        plain = paragraph.replace('Prof. ', 'Prof ')
        for sentence in re.split(r'(?<=[\w)”])\. (?=[^a-z])', plain):
            if len(sentence.split()) > 44:
                fault(cv, 'long', sentence)


with tempfile.TemporaryDirectory() as folder:
    for _ in range(COUNT):
        cv = career()
        words = pick([18, 50, 75, 100, 150, 200, 0])
        chars = pick([0, 0, 0, 300, 700]) if words else 0
        options = ['--words', str(words)] if words else ['--length', 'full']
        if chars:
            options += ['--chars', str(chars)]
        if draw.random() < .3:
            options += ['--person', 'first']
        if draw.random() < .3:
            options += ['--bio-style', pick(['ieee', 'speaker', 'onecard'])]
        for again in range(2):
            code, text, errors = biography(folder, cv, options)
            if code:
                if 'no biography fits' not in errors:
                    fault(cv, 'failed', re.findall('error.*', errors))
                break
            if words and len(text.split()) > words or \
                    chars and len(text.rstrip('\n')) > chars:
                fault(cv, f'over {options}', text)
            if CANARY in text:
                fault(cv, 'private', text)
            numbers(cv, text)
            prose(cv, text)
            topics(cv, text)
            if biography(folder, cv, options)[1] != text:
                fault(cv, 'another text', text)
            key = pick(list(SECTIONS))
            cv.setdefault(key, []).append(SECTIONS[key]())
for line in failures[:9]:
    print('#', line.replace('\n', ' ')[:700])
print('not ok' if failures else 'ok', f'1 - careers: {COUNT * 2} texts')
print('1..1')
sys.exit(bool(failures))
