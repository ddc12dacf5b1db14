#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Messages of every sample and career, read back with Python's email parser:
no defect, the flowed text is the biography, the attachment is the PDF, lines
are short, and nothing that a file or an argument says adds a header."""
import email
import email.policy
import email.utils
import glob
import os
import shutil
import subprocess
import sys
import tempfile

MKCV = os.environ['MKCV']
TO = 'organiser@conf.example'
failures = []
tried = 0


def run(*args):
    done = subprocess.run([MKCV, *args], capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode()


def unflowed(text):
    """Paragraphs of format=flowed, as RFC 3676 (4.1) reads them."""
    paragraphs, line = [], ''
    for one in text.replace('\r\n', '\n').split('\n'):
        if one.startswith(' '):
            one = one[1:]
        if one.endswith(' ') and one != '-- ':
            line += one
        else:
            paragraphs.append(line + one)
            line = ''
    return [one for one in paragraphs if one]


def read(path, *options):
    code, raw, errors = run('bio', path, '--email', TO, *options)
    if code:
        failures.append(f'{path}: {errors}')
        return None
    for line in raw.split(b'\r\n'):
        if len(line) > 78 or b'\n' in line or b'\r' in line:
            failures.append(f'{path}: line {line!r}')
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        if part.defects:
            failures.append(f'{path}: {part.defects}')
    return message


def try_file(path, *options):
    global tried
    tried += 1
    with open(path, encoding='utf-8') as file:
        source = file.read()
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, 'žluťoučký kůň.yaml')
        for beside in glob.glob(os.path.dirname(path) + '/*.bib'):
            shutil.copy(beside, folder)
        if '\nemail:' not in source:
            source += '\nemail: sender@example.org\n'
        with open(copy, 'w', encoding='utf-8') as file:
            file.write(source)
        message = read(copy, *options)
        if message is None:
            return
        text = run('bio', copy, '--wrap', '0')[1].decode()
        body = message.get_body()
        got = unflowed(body.get_content())
        want = [one for one in text.split('\n') if one]
        if got != want:
            failures.append(f'{path}: {got} is not {want}')
        if body.get_param('format') != 'flowed' or \
                body.get_content_charset() != 'utf-8':
            failures.append(f'{path}: {body["content-type"]}')
        if message['to'] != TO or len(message.get_all('to')) != 1:
            failures.append(f'{path}: {message["to"]}')
        if message['from'].addresses[0].display_name.strip() not in source \
                or not message['subject'].startswith('Biography of '):
            failures.append(f'{path}: {message["from"]}')
        if email.utils.parsedate_to_datetime(message['date']).hour != 0:
            failures.append(f'{path}: {message["date"]}')
        if '--attach' in options:
            run(copy, '--to', 'pdf', '-o', folder)
            pdf = next(message.iter_attachments())
            if pdf.get_filename() != 'žluťoučký kůň.pdf':
                failures.append(f'{path}: {pdf.get_filename()}')
            with open(copy.replace('.yaml', '.pdf'), 'rb') as file:
                if file.read() != pdf.get_content():
                    failures.append(f'{path}: another PDF')


def try_name(name):
    global tried
    tried += 1
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'cv.yaml')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'format: 1\nname: "{name}"\nemail: a@b.example\n'
                       'roles: [{title: Fellow, organization: X}]\n'
                       'settings: {as_of: 2026-01-01}\n')
        code, raw, _ = run('bio', path, '--email', TO)
        if code:
            return
        message = email.message_from_bytes(raw, policy=email.policy.default)
        if sorted(message.keys()) != sorted(
                ['From', 'To', 'Subject', 'Date', 'Message-ID',
                 'MIME-Version', 'Content-Type',
                 'Content-Transfer-Encoding']):
            failures.append(f'{name!r}: {message.keys()}')
        if [one.addr_spec for one in message['from'].addresses] != \
                ['a@b.example']:
            failures.append(f'{name!r}: {message["from"]}')


for path in sorted(glob.glob('cv/*.yaml') + glob.glob('tests/bio/*.yaml')):
    try_file(path)
try_file('cv/early.yaml', '--attach')
for name in ['A\\r\\nBcc: x@y.example', 'A\\nBcc: x@y.example',
             'A\\u2028Bcc: x@y.example', 'A <x@y.example>, B', 'A, B', 'A;',
             'A (comment)', '\\"A\\" <x@y.example>', '=?UTF-8?B?QQ==?=',
             'A =?UTF-8?Q?=0ABcc?= B', 'A\\\\', 'A\\tB', 'x@y.example',
             'Ünal, <x@y.example>', 'Д' * 120, 'A ' * 90, 'A' * 150]:
    try_name(name)
for line in failures[:9]:
    print('#', line.replace('\n', ' '))
print('not ok' if failures else 'ok', f'1 - P11: {tried} messages, hostile names and '
      f'addresses among them: {len(failures)} with a header too many')
print('1..1')
sys.exit(bool(failures))
