#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Many files on one command line: each output and each message is that of a
run of its own, in whatever order, whatever fails beside it; memory does not
grow with their number, nor do open files; a terminal is shown how far it has
come, and nobody else; who kills it finds each output old or new. Prints TAP."""
import glob
import os
import pty
import random
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

MKCV = os.environ['MKCV_RELEASE']
SHARED = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
WORK = Path(tempfile.mkdtemp(prefix='mkcv-batch-', dir=SHARED))
ENV = {'PATH': '/usr/bin:/bin', 'SOURCE_DATE_EPOCH': '1767225600', 'TZ': 'UTC',
       'LC_ALL': 'C'}
FORMATS = 'pdf,bio,text,html,trace'
SMALL = ('name: {name}\nroles:\n  - {{title: Lecturer, organization: '
         'Example University, start: 2020}}\n')
# Beside the files of the tests: what a batch shares, each in several ways.
MORE = """theme: modern
theme: compact
{theme: ats, locale: de}
{style: apa}
{style: ieee, locale: de}
{style: apa, locale: fr}
{style: nature, print: true}
{hyphenate: true, justify: true}
{hyphenate: true, justify: true, locale: de}
{hyphenate: true, justify: true, locale: en-US}
{locale: de, line_numbers: true}
{page: letter, style: no-such-style}
{theme: no-such-theme}""".split('\n')


def say(good, what, lines=()):
    print(f"{'ok' if good else 'not ok'} - {what}", flush=True)
    for line in [] if good else lines[:12]:
        print('# ' + str(line)[:400].replace('\n', '\n# '))


def run(*args, cwd=WORK, **more):
    return subprocess.run([MKCV, *args], cwd=cwd, env=ENV, check=False,
                          capture_output=True, **more)


def collect():
    """Files in folders below WORK, the names of which are all different."""
    names = []
    for kind in ('bad', 'odd', 'bio'):
        shutil.copytree(f'tests/{kind}', WORK / kind)
    shutil.copytree('cv', WORK / 'cv')
    for path in sorted(glob.glob('tests/cases/own-faces/*')):
        if os.path.isfile(path):
            (WORK / 'faces').mkdir(exist_ok=True)
            shutil.copy(path, WORK / 'faces')
    (WORK / 'more').mkdir()
    shutil.copy('cv/computing.bib', WORK / 'more')
    text = Path('cv/computing.yaml').read_text(encoding='utf-8')
    lines = [line for line in text.split('\n')
             if not line.startswith('settings:')]
    for number, settings in enumerate(MORE):
        if not settings.startswith('{'):
            settings = '{' + settings + '}'
        (WORK / f'more/{number}.yaml').write_text(
            '\n'.join(lines) + f'\nsettings: {settings}\n', encoding='utf-8')
    for path in sorted(WORK.glob('*/*')):
        if path.suffix in ('.yaml', '.yml', '.json') and path.is_file():
            new = path.with_name(f'{path.parent.name}-{path.name}')
            path.rename(new)
            names.append(str(new.relative_to(WORK)))
    names += ['none/such.yaml', 'bad']
    # A file whose output cannot be written.
    shutil.copy('cv/early.yaml', WORK / 'more/barred.yaml')
    return names + ['more/barred.yaml']


def prepare(folder):
    (folder / 'barred.pdf').mkdir(parents=True)
    return folder


def outputs(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()
            if path.is_file()}


def alike(names):
    """Singly, and in several orders."""
    single, wrong = {}, []
    alone = prepare(WORK / 'alone')

    def one(name):
        return run(name, '-t', FORMATS, '-o', str(alone))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, done in zip(names, pool.map(one, names)):
            single[name] = done
    expected = outputs(alone)
    worst = max(done.returncode for done in single.values())
    failed = [name for name in names if single[name].returncode]
    orders = [names, names[::-1]]
    for seed in (1, 2, 3):
        order = names[:]
        random.Random(seed).shuffle(order)
        orders.append(order)
    for number, order in enumerate(orders):
        # The same folder, as its name is in the messages.
        shutil.rmtree(alone)
        prepare(alone)
        done = run(*order, '-t', FORMATS, '-o', str(alone))
        told = b''.join(single[name].stderr for name in order)
        found = outputs(alone)
        wrong += [f'order {number}: {name}: not as singly'
                  for name in sorted(expected.keys() | found.keys())
                  if expected.get(name) != found.get(name)]
        if not done.stderr.startswith(told):
            wrong.append(f'order {number}: other messages')
        summary = done.stderr[len(told):].decode().split('\n')
        head = f'mkcv: {len(failed)} of {len(names)} files failed:'
        if summary[0] != head or len(summary) != len(failed) + 2:
            wrong.append(f'order {number}: {summary[:3]}')
        for name, line in zip([name for name in order if name in failed],
                              summary[1:]):
            why = re.search(r'error: (.*)', single[name].stderr.decode())
            if not line.startswith(f'  {name}:') or not line.endswith(why[1]):
                wrong.append(f'order {number}: {line}')
        if done.returncode != worst:
            wrong.append(f'order {number}: exit {done.returncode}')
    say(not wrong and len(failed) > 50, f'P18: {len(names)} files, '
        f'{len(failed)} of them failing, in {len(orders)} orders: each of '
        f'{len(expected)} outputs and all messages as singly', wrong)


def named(count, folder):
    folder.mkdir()
    for i in range(count):
        (folder / f'{i}.yaml').write_text(SMALL.format(name=f'Ada Name{i}'))
    return [str(folder / f'{i}.yaml') for i in range(count)]


def peak(names, output):
    """KiB at most, once all these are written: the run waits for one more,
    which comes by standard input."""
    told = WORK / 'told'
    with open(told, 'wb') as stderr, subprocess.Popen(
            [MKCV, *names, '-', '-q', '-o', str(output)], cwd=WORK, env=ENV,
            stdin=subprocess.PIPE, stderr=stderr) as child:
        last = output / (Path(names[-1]).stem + '.pdf')
        while not last.exists() and child.poll() is None:
            time.sleep(.01)
        time.sleep(.1)
        status = Path(f'/proc/{child.pid}/status').read_text()
        child.communicate(SMALL.format(name='Last').encode())
    return (int(re.search(r'VmHWM:\s+(\d+)', status)[1]), told.read_bytes(),
            child.returncode)


def memory():
    samples = []
    text = Path('cv/early.yaml').read_text(encoding='utf-8')
    folder = WORK / 'people'
    folder.mkdir()
    rest = random.Random(4)
    for i in range(1000):
        # Words that no other has and no table knows, for what is kept of
        # words.
        own = ' '.join(''.join(rest.choices('αβγδεζηθικλμνξοπρστυφχψω', k=8))
                       for _ in range(60))
        path = folder / f'{i}.yaml'
        path.write_text(f'{text}\nsections:\n  - title: Words\n    text: {own}'
                        '\n', encoding='utf-8')
        samples.append(str(path))
    most = {}
    for count in (300, 1000):
        most[count], told, code = peak(samples[:count], WORK / f'm{count}')
        if code or told:
            say(False, f'{count} CVs', [told, code])
    say(most[1000] < most[300] + 2 * 1024, f'P18: 1,000 CVs of words of their '
        f'own take {most[1000] / 1024:.1f} MiB at most, 300 take '
        f'{most[300] / 1024:.1f}', [most])


def descriptors():
    names = named(10000, WORK / 'many')
    done = run(*names, '-q', '-t', 'text', preexec_fn=lambda:
               resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16)))
    count = len(os.listdir(WORK / 'output'))
    shutil.rmtree(WORK / 'output')
    listed = run('-q', '-t', 'text', '--files-from', '-',
                 input='\n'.join(names).encode())
    again = len(os.listdir(WORK / 'output'))
    shutil.rmtree(WORK / 'output')
    say((done.returncode, done.stderr, count) == (0, b'', 10000) and
        (listed.returncode, listed.stderr, again) == (0, b'', 10000),
        'P18: 10,000 files on one command line, or listed, with 16 '
        'descriptors', [done, count, listed, again])


def screen(stream):
    """What stays on the screen, and the lines that were shown for a moment."""
    lines, line, shown = [], '', []
    for part in re.split('(\r\n|\r)', stream):
        if part == '\r\n':
            lines.append(line.rstrip())
            line = ''
        elif part == '\r':
            if line.startswith('['):
                shown.append(line.rstrip())
            column = 0
        elif part:
            line = part + line[len(part):]
    return lines + ([line.rstrip()] if line.strip() else []), shown


def on_terminal(*args):
    master, slave = pty.openpty()
    with subprocess.Popen([MKCV, *args], cwd=WORK, env=ENV, stderr=slave,
                          stdout=subprocess.DEVNULL) as child:
        os.close(slave)
        stream = b''
        while True:
            try:
                more = os.read(master, 65536)
            except OSError:
                break
            if not more:
                break
            stream += more
        child.wait()
    os.close(master)
    return stream.decode()


def terminal():
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError as error:
        print(f'ok - progress on a terminal # SKIP no terminals here: {error}')
        return
    folder = WORK / 'shown'
    names = named(11, folder)
    odd = folder / ('\x1b]0;x\x07' + 'long' * 30 + '.yaml')
    odd.write_text(SMALL.format(name='Odd'))
    (folder / '3.yaml').write_text('nme: x\n')
    names = [os.path.relpath(name, WORK) for name in [*names, odd]]
    wrong = []
    stream = on_terminal(*names, '-o', str(WORK / 'shown-out'))
    stays, shown = screen(stream)
    plain = run(*names, '-o', str(WORK / 'shown-out')).stderr.decode()
    bare = re.sub('\x1b\\[[0-9;]*m', '', '\n'.join(stays) + '\n')
    if '\n'.join(line.rstrip() for line in plain.split('\n')) != bare:
        wrong.append(f'what stays is not what is told: {bare}')
    if shown[:2] != ['[ 1/12] shown/0.yaml', '[ 2/12] shown/1.yaml'] or \
            len(shown) != 12:
        wrong.append(shown)
    if max(map(len, shown)) > 79 or '\x1b]' in stream or '\x07' in stream:
        wrong.append('too long, or a control character')
    if '\r' in plain or '[ 1/12]' in plain:
        wrong.append('shown where nobody looks')
    quiet = on_terminal('--quiet', *names, '-o', str(WORK / 'shown-out'))
    if '[ 1/12]' in quiet or '.pdf' in quiet or '1 of 12 files' not in quiet:
        wrong.append(f'--quiet: {quiet}')
    if '[1/1]' in on_terminal(names[0], '-o', str(WORK / 'shown-out')):
        wrong.append('one file is no batch')
    say(not wrong, 'P18: on a terminal, 12 files: 12 lines shown and taken '
        'away; none elsewhere, none with --quiet', wrong)


def killed():
    """Signals in the middle: what is done is whole, the rest is old."""
    folder = WORK / 'killed'
    folder.mkdir()
    names = named(40, folder / 'in')
    run(*names, '-q', '-o', str(folder / 'new'))
    new = outputs(folder / 'new')
    start = time.monotonic()
    run(*names, '-q', '-o', str(folder / 'new'))
    whole = time.monotonic() - start
    wrong, within = [], {}
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for i in range(60):
            out = folder / 'out'
            out.mkdir()
            for name in new:
                (out / name).write_bytes(b'old\n')
            with subprocess.Popen([MKCV, *names, '-q', '-o', str(out)],
                                  env=ENV, stderr=subprocess.PIPE) as child:
                time.sleep(i / 60 * whole * 1.1)
                child.send_signal(sign)
                told = child.communicate()[1]
            found = outputs(out)
            written = [name for name in new if found.get(name) == new[name]]
            bad = [name for name in new
                   if found.get(name) not in (b'old\n', new[name])]
            stray = [name for name in found if name not in new]
            # One after the other: none is new after one that is old.
            order = [f'{k}{end}' for k in range(40)
                     for end in ('.pdf', '-bio.txt')]
            bad += [name for name in order[:len(written)]
                    if name not in written and name not in
                    order[len(written) - 1:len(written) + 1]]
            if bad or told or len(stray) > (sign == signal.SIGKILL):
                wrong.append(f'{sign.name} {i}: {bad} {stray} {told}')
            if 0 < len(written) < len(new):
                within[sign] = within.get(sign, 0) + 1
            if stray:
                run(*names, '-q', '-o', str(out))
                if outputs(out) != new:
                    wrong.append(f'{sign.name} {i}: the next run differs')
            shutil.rmtree(out)
    say(not wrong and len(within) == 2, 'P18: SIGTERM at 60 moments of a batch '
        f'of 40, {within.get(signal.SIGTERM)} of them with some written, '
        f'SIGKILL at 60, {within.get(signal.SIGKILL)} of them: each output '
        'old or new, whole', wrong)


alike(collect())
memory()
descriptors()
terminal()
killed()
shutil.rmtree(WORK)
