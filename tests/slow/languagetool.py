#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""LanguageTool, a second reader, finds no fault in the biographies of all
samples and careers but in words that their files themselves hold. Its jars
are fetched once by `make test`, at the version of its pom.xml."""
import glob
import os
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
lines, files = [], []
for path in sorted(glob.glob('cv/*.yaml') + glob.glob('tests/bio/*.yaml')):
    for options in OPTIONS:
        text = subprocess.run([MKCV, 'bio', path, '--wrap', '0', *options],
                              capture_output=True, check=True).stdout.decode()
        for line in text.split('\n'):
            if line and line not in lines:
                lines.append(line)
                files.append(path)
done = subprocess.run(
    ['java', '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp',
     f'{TOOL}/lib/*', f'{TOOL}/Check.java', 'en-GB'],
    input='\n'.join(lines).encode(), capture_output=True)
if done.returncode:
    if b'compiler' in done.stderr or b'ClassNotFound' in done.stderr:
        skip('there is no Java compiler')
    print('#', done.stderr.decode()[-500:].replace('\n', ' '))
    print('not ok 1 - languagetool\n1..1')
    sys.exit(1)
faults = []
for found in done.stdout.decode().splitlines():
    number, rule, words, message = found.split('\t', 3)
    line, path = lines[int(number)], files[int(number)]
    with open(path, encoding='utf-8') as file:
        own = words.replace('’', "'") in file.read().replace('’', "'")
    if rule.startswith('MORFOLOGIK'):
        if not own and words[0].islower():
            faults.append(f'{path}: {words}: {message} {line}')
    elif rule not in FINE:
        faults.append(f'{path}: {rule}: {words}: {message} {line}')
for fault in faults[:9]:
    print('#', fault)
print('not ok' if faults else 'ok',
      f'1 - languagetool: {len(lines)} paragraphs')
print('1..1')
sys.exit(bool(faults))
