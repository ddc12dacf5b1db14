#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""What must not get out, and what must not get in. Nothing private and no
word of the machine is in any output; hostile text stays text in PDF, HTML and
metadata; only links that are allowed are links; the same file gives the same
bytes a hundred times, in any surroundings and locale. Prints TAP."""
import copy
import glob
import hashlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import lxml.html
import pikepdf
import yaml

sys.path.insert(0, str(Path(__file__).parent))
import lost  # noqa: E402

MKCV = lost.MKCV
WORK = Path(tempfile.mkdtemp())
FORMATS = 'pdf,bio,text,markdown,html,trace'
ALLOWED = re.compile(r'(?i)(https?://|mailto:|tel:)[^\s\x00-\x20\x7f]+$')
ASCII = re.compile(r'[\x21-\x7e]+$')


def write(tree, name='cv.yaml'):
    folder = Path(tempfile.mkdtemp(dir=WORK))
    with open(folder / name, 'w', encoding='utf-8') as file:
        json.dump(tree, file, ensure_ascii=False)
    return folder


def run(folder, *args, **env):
    return subprocess.run([MKCV, *args], cwd=folder, capture_output=True,
                          timeout=60, check=False, env={
                              'PATH': '/usr/bin:/bin',
                              'SOURCE_DATE_EPOCH': '1767225600', **env})


def all_bytes(path):
    """A file's bytes; of a PDF all strings and streams, unpacked, too."""
    data = path.read_bytes()
    if path.suffix != '.pdf':
        return data
    parts = [data]
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                parts.append(thing.read_bytes())
            parts.append(thing.unparse(resolved=True))
            texts = [thing] if isinstance(thing, pikepdf.String) else []
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                texts += [one for _, one in thing.items()
                          if isinstance(one, pikepdf.String)]
            parts += [str(one).encode() for one in texts]
    return b'\n'.join(parts)


def text_of(pdf):
    """What a reader gets out of the pages."""
    return subprocess.run(['pdftotext', '-layout', pdf, '-'],
                          capture_output=True, check=False).stdout


def example():
    tree = yaml.load(lost.run('describe', 'example').stdout,
                     Loader=yaml.BaseLoader)
    tree['settings'] = {'as_of': '2026-03-01'}
    return tree


def private(tree, fields):
    """Each section gets an entry that is private, of canaries alone."""
    count = 0
    for key in list(tree):
        mine = [path for path in fields if path[:2] == (key, 0)]
        if not mine or not isinstance(tree[key][0], dict):
            continue
        entry = copy.deepcopy(tree[key][0])
        for path in mine:
            count += 1
            lost.put(entry, path[2:], f'CANARY{count} word')
        entry.pop('id', None)
        for hide in ('private', 'hide'):
            secret = copy.deepcopy(entry)
            secret.pop('private', None)
            secret[hide] = 'true'
            trial = copy.deepcopy(tree)
            trial[key] = trial[key] + [secret]
            data = json.dumps(trial, ensure_ascii=False).encode()
            if lost.run('-', '--to', 'text', '-o', '-', data=data
                        ).returncode == 0:
                tree[key] = tree[key] + [secret]
    for key, value in (('phone', '+44 20 7946 0666'),
                       ('email', 'canary@example.org')):
        tree[key] = {'value': value, 'private': 'true'}
    tree['address'] = {'value': ['CANARY House'], 'private': 'true'}
    return count


def canaries():
    tree = example()
    count = private(tree, lost.free_fields(tree))
    folder = write(tree)
    told = ['CANARY', 'canary', '0666', str(WORK), socket.gethostname(),
            'CANARYUSER', '/CANARY']
    told = [one for one in told if len(one) > 3]
    env = {'HOME': '/CANARYHOME', 'USER': 'CANARYUSER', 'LOGNAME': 'CANARYUSER',
           'HOSTNAME': 'CANARYHOST'}
    wrong, outputs = [], 0
    runs = [[]] + [['--embed'], ['--verify', '--print']]
    for i, more in enumerate(runs):
        done = run(folder, 'cv.yaml', '--to', FORMATS, '-o', f'out{i}', *more,
                   **env)
        if done.returncode:
            wrong.append(done.stderr.decode()[:300])
    made = [path for path in folder.glob('out*/*')]
    for i, args in enumerate((['bio', 'cv.yaml', '--length', 'full'],
                              ['bio', 'cv.yaml', '--explain'],
                              ['bio', 'cv.yaml', '--email', 'a@b.example',
                               '--attach'],
                              ['cite', 'cv.yaml'],
                              ['export', 'cv.yaml', '--to', 'bibtex'],
                              ['export', 'cv.yaml', '--to', 'csl-json'],
                              ['extract', 'out1/cv.pdf', '-o', '-'])):
        done = run(folder, *args, **env)
        path = folder / f'printed{i}'
        path.write_bytes(done.stdout)
        made.append(path)
        if args[0] != 'extract' and '--email' not in args and done.returncode:
            wrong.append(f'{args}: {done.stderr.decode()[:200]}')
    run(folder, 'extract', 'out1/cv.pdf', '-o', 'source')
    made += list(folder.glob('source/*'))
    for path in made:
        outputs += 1
        data = all_bytes(path)
        if path.suffix == '.pdf':
            data += text_of(path)
        for one in told:
            for form in (one.encode(), one.encode('utf-16-be'),
                         one.encode('utf-16-be').hex().upper().encode()):
                if form in data:
                    wrong.append(f'{path.name}: {one}')
    # A core file would hold what is in memory; none may be asked for here.
    for path in glob.glob('tests/bio/private.yaml'):
        shutil.copy(path, folder / 'private.yaml')
        run(folder, 'private.yaml', '--to', FORMATS, '-o', 'p', **env)
        for made_path in folder.glob('p/*'):
            outputs += 1
            if b'CANARY' in all_bytes(made_path):
                wrong.append(f'{made_path.name}: CANARY')
    lost.say(not wrong and count > 60, f'P13: {count} private values and the '
             f'names of machine, user and folders in {outputs} outputs, '
             f'unpacked: {len(wrong)} leaked', wrong)


HOSTILE = ['</script><script>alert(1)</script>', '"><img src=x onerror=a()>',
           "' onmouseover='a()", ']]><evil/>', '--><evil/>', ') Tj (', '\\',
           '>> /OpenAction << /S /JavaScript /JS (a) >>', 'endobj', 'endstream',
           '\\input{/etc/passwd}', '<evil/>', '&lt;evil/&gt;', '{{evil}}',
           '%PDF-1.4', '<?xml version="1.0"?>', '<!DOCTYPE evil>', '${evil}',
           '](javascript:a())', '[x](javascript:alert)', '<javascript:a()>']


def injection():
    tree = example()
    fields = lost.free_fields(tree)
    wrong = []

    def one(job):
        faults, mine = [], copy.deepcopy(tree)
        for i, path in enumerate(fields):
            lost.put(mine, path, f'Zq {HOSTILE[(i + job) % len(HOSTILE)]} x')
        folder = write(mine)
        done = run(folder, 'cv.yaml', '--to', 'pdf,html', '-o', 'o', '--embed')
        if done.returncode:
            return [done.stderr.decode()[:300]]
        with pikepdf.open(folder / 'o/cv.pdf') as pdf:
            for thing in pdf.objects:
                if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                    bad = {'/JavaScript', '/JS', '/OpenAction', '/AA',
                           '/Launch', '/SubmitForm'} & set(thing.keys())
                    kind = str(thing.get('/S', ''))
                    if bad or kind in ('/JavaScript', '/Launch'):
                        faults.append(f'PDF: {bad or kind}')
            lxml.etree.fromstring(pdf.Root.Metadata.read_bytes())
        page = lxml.html.fromstring((folder / 'o/cv.html').read_bytes())
        for tag in page.iter():
            if tag.tag in ('evil', 'img') or (
                    tag.tag == 'script' and
                    tag.get('type') != 'application/ld+json'):
                faults.append(f'HTML: {tag.tag}')
            faults += [f'HTML: {name}' for name in tag.keys()
                       if name.startswith('on')]
            if tag.tag == 'script':
                json.loads(tag.text)
            if tag.tag == 'a' and not tag.get('href').startswith('#') and \
                    not ALLOWED.match(tag.get('href')):
                faults.append(f'HTML: {tag.get("href")}')
        shutil.rmtree(folder)
        return faults
    with ThreadPoolExecutor(2) as pool:
        for faults in pool.map(one, range(len(HOSTILE))):
            wrong += faults
    lost.say(not wrong, f'P12: {len(HOSTILE)} strings x {len(fields)} fields: '
             f'{len(wrong)} actions, scripts or elements', wrong)


def addresses():
    """Each is refused, or is no link, or a link that is allowed."""
    bad = ['javascript:alert(1)', 'JaVaScRiPt:a', 'data:text/html,x',
           'file:///etc/passwd', 'vbscript:a', 'ftp://a.example/', 'about:x',
           'http://user@a.example/', 'https://u:p@a.example/', '//a.example',
           'http:a.example', 'https:/a.example', 'http://', 'https:///x',
           'blob:https://a.example', 'mailto:a@b.example?bcc=c@d.example',
           'mailto:a@b.example\nBcc: c@d.example', 'tel:1;ext=2',
           'https://a.example/\u202egpj', 'https://a.example/\x7f',
           'https://a.example/ x', 'https://a.example/\tx', 'x:y', ' ',
           'https://a.example/"onclick="a', "https://a.example/'x",
           'https://a.example/<b>', 'https://a.example/)/S/JavaScript',
           'https://a.example/\\)', 'https://a.example/%00', 'chrome://x',
           'smb://a.example', 'ssh://a.example', 'gopher://a.example',
           'ws://a.example', 'intent://x', 'view-source:https://a.example',
           'jar:https://a.example!/x', 'res://x', 'urn:x:y', 'news:x',
           'https://a.example:99999/', 'https://[::1', 'https://a..example/',
           'https://-a.example/', 'https://a.example\\@b.example/']
    good = ['https://a.example/', 'http://a.example/x?y=z&w=v#f',
            'https://a.example/(x)', 'https://a.example/é',
            'https://例え.example/', 'https://a.example/%20',
            'https://a.example:8080/', 'HTTPS://A.EXAMPLE/']
    wrong, links, refused = [], 0, 0
    places = [lambda t, s: t.update(website=s),
              lambda t, s: t['profiles'][0].update(url=s),
              lambda t, s: t['publications'][0].update(url=s),
              lambda t, s: t['roles'][0].update(title=f'A [b]({s}) c')]
    for address in bad + good:
        for put in places:
            tree = example()
            put(tree, address)
            folder = write(tree)
            done = run(folder, 'cv.yaml', '--to', 'pdf,html', '-o', 'o')
            if done.returncode:
                refused += 1
                if done.returncode != 1:
                    wrong.append(f'{address!r}: exit {done.returncode}')
                continue
            with pikepdf.open(folder / 'o/cv.pdf') as pdf:
                found = [bytes(one.A.URI).decode('latin-1')
                         for page in pdf.pages
                         for one in page.get('/Annots', [])
                         if '/A' in one and '/URI' in one.A]
            wrong += [f'{address!r} in PDF: {one!r}' for one in found
                      if not ASCII.match(one)]
            page = lxml.html.fromstring((folder / 'o/cv.html').read_bytes())
            found += [one.get('href') for one in page.iter('a')
                      if not one.get('href').startswith('#')]
            links += len(found)
            wrong += [f'{address!r}: {one!r}' for one in found
                      if not ALLOWED.match(one) or re.match(
                          r'https?://[^/]*@', one)]
            shutil.rmtree(folder)
    lost.say(not wrong, f'P10: {len(bad + good)} addresses in {len(places)} '
             f'places: {refused} refused, {links} links, {len(wrong)} of them '
             'not allowed', wrong)


def same():
    locales = subprocess.run(['locale', '-a'], capture_output=True, text=True,
                             check=False).stdout.split()
    locales += ['tr_TR.UTF-8', 'de_DE.UTF-8', 'C', 'ar_EG.UTF-8']
    folder = WORK / 'same'
    folder.mkdir()
    for path in ('cv/computing.yaml', 'cv/computing.bib'):
        shutil.copy(path, folder)
    hashes, runs = set(), 100

    def one(i):
        out = f'out{i}'
        env = {'LC_ALL': locales[i % len(locales)], 'TZ': f'XXX{i % 24 - 12}',
               'HOME': f'/home/{i}', 'LANGUAGE': 'tr', 'PAD': 'x' * i * 37,
               'MALLOC_PERTURB_': str(i % 255)}
        done = run(folder, 'computing.yaml', '--to', FORMATS, '-o', out,
                   '--embed', **env)
        digest = hashlib.sha256(done.stderr.replace(out.encode(), b''))
        for path in sorted((folder / out).iterdir()):
            digest.update(path.read_bytes())
        shutil.rmtree(folder / out)
        return digest.hexdigest()
    with ThreadPoolExecutor(2) as pool:
        hashes.update(pool.map(one, range(runs)))
    lost.say(len(hashes) == 1, f'P14: {runs} runs, time zones, homes, fills of '
             f'memory: {len(hashes)} hash', hashes)
    lost.say(len(hashes) == 1,
             f'P15: {len(set(locales))} locales, the same bytes')


def messages():
    """No file's name and no line of it takes its control characters along."""
    evil = '\x1b[31m\x9b\u202e\u2066\x07'
    wrong, said = [], 0
    folder = WORK / 'messages'
    shutil.copytree('tests/bad', folder)
    shutil.copytree('tests/odd', folder, dirs_exist_ok=True)
    jobs = []
    for path in sorted(folder.glob('*.yaml')):
        data = path.read_bytes()
        lines = data.split(b'\n')
        at = len(lines) // 2
        bent = lines[:at] + [lines[at] + b' # ' + evil.encode()] + lines[at:]
        escaped = re.sub(rb': (\w)', rb': "\\e[31m\\u202E \\a" #\1', data,
                         count=3)
        for i, content in enumerate((data, b'\n'.join(bent), escaped)):
            name = f'{path.stem}{i}{evil}.yaml'
            (folder / name).write_bytes(content)
            jobs.append(name)

    def one(name):
        done = run(folder, 'check', name)
        return name, done.returncode, done.stderr + done.stdout
    bad = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]')
    with ThreadPoolExecutor(2) as pool:
        for name, code, text in pool.map(one, jobs):
            text = text.decode('utf-8', 'backslashreplace')
            said += len(re.findall(r'(error|warning|note): ', text))
            if bad.search(text) or code not in (0, 1):
                wrong.append(f'{name!r}: exit {code} {bad.findall(text)[:3]}')
    lost.say(not wrong, f'P9: {said} messages over {len(jobs)} files with '
             f'escapes in their names and lines: {len(wrong)} carry one', wrong)


canaries()
injection()
messages()
addresses()
same()
shutil.rmtree(WORK)
