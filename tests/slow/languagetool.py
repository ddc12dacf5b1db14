#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""LanguageTool, a second reader, finds no fault in the English and German
biographies of all samples and careers but in words that their files hold. Its jars
are fetched once by `make test`, at the version of its pom.xml."""
import glob
import os
import re
import subprocess
import sys

MKCV = os.environ['MKCV']
TOOL = 'tests/tools/languagetool'
# What it finds and good usage has, each with a word that it was found at.
FINE = {
    'BACHELOR_ABBR': 'BSc, MSc: how the file writes them',
    'MISSING_ARTICLE': 'am Emeritus Professor of Logic',
    'BEEN_PART_AGREEMENT': 'has been programme chair',
    'EN_COMPOUNDS_MULTI_SCALE': 'the author\'s own word',
    'UPPERCASE_SENTENCE_START': 'nach dem B.Sc. erwarb er',
    'NACHDEM_NACH_DEM': 'bin ich außerdem Gastwissenschaftler',
    'DE_REPEATEDWORDS': 'außerdem: of style, three sentences apart',
}
OPTIONS = [['--length', '100'], ['--length', 'full'],
           ['--length', '200', '--person', 'first'],
           ['--length', '200', '--bio-style', 'speaker'],
           ['--length', '50', '--set', 'locale=en-US']]


def skip(why):
    print(f'ok 1 - languagetool # SKIP {why}\n1..1')
    sys.exit()


if not os.path.exists(f'{TOOL}/lib/done'):
    subprocess.run(['make', '-s', f'{TOOL}/lib/done'], capture_output=True)
if not os.path.exists(f'{TOOL}/lib/done'):
    skip('its jars are not here, nor to be had')
texts = {'en-GB': {}, 'de-DE': {}}
for path in sorted(glob.glob('cv/*.yaml') + glob.glob('tests/bio/*.yaml')):
    with open(path, encoding='utf-8') as file:
        german = re.search(r'locale: *de\b', file.read())
    for options in OPTIONS[:4 if german else 5]:
        text = subprocess.run([MKCV, 'bio', path, '--wrap', '0', *options],
                              capture_output=True, check=True).stdout.decode()
        for line in text.split('\n'):
            if line:
                texts['de-DE' if german else 'en-GB'].setdefault(line, path)


def read(language):
    """What is found in the texts of a language: path, rule, words, message
    and the line."""
    lines = list(texts[language])
    done = subprocess.run(
        ['java', '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp',
         f'{TOOL}/lib/*', f'{TOOL}/Check.java', language],
        input='\n'.join(lines).encode(), capture_output=True)
    if done.returncode:
        if b'compiler' in done.stderr or b'ClassNotFound' in done.stderr:
            skip('there is no Java compiler')
        print('#', done.stderr.decode()[-500:].replace('\n', ' '))
        print('not ok 1 - languagetool\n1..1')
        sys.exit(1)
    for found in done.stdout.decode().splitlines():
        number, *rest = found.split('\t', 3)
        yield texts[language][lines[int(number)]], *rest, lines[int(number)]


faults = []
for path, rule, words, message, line in [*read('en-GB'), *read('de-DE')]:
    with open(path, encoding='utf-8') as file:
        source = file.read().replace('’', "'")
    own = words.replace('’', "'") in source
    if rule == 'DE_CASE':
        # The file's own word, whatever its case: Mittlere, Mittlerer.
        if words.rstrip('emnrs') not in source:
            faults.append(f'{path}: {rule}: {words}: {message} {line}')
    elif re.match('MORFOLOGIK|GERMAN_SPELLER', rule):
        if not own and words[0].islower():
            faults.append(f'{path}: {words}: {message} {line}')
    elif rule not in FINE and not (own and ' ' in words):
        faults.append(f'{path}: {rule}: {words}: {message} {line}')
for fault in faults[:9]:
    print('#', fault)
print('not ok' if faults else 'ok',
      f'1 - languagetool: {len(texts["en-GB"])} English and '
      f'{len(texts["de-DE"])} German paragraphs')
print('1..1')
sys.exit(bool(faults))
