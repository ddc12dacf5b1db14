#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""What the shipped program opens, seen by strace: before it reads its input
it is in the sandbox, and after that it reads only the input's folder and the
folders of fonts, dictionaries, styles and libraries, and makes files only where outputs
go; it starts nothing and talks to nobody. Where the kernel has no sandbox it
writes the same bytes and says so. Prints TAP."""
import glob
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

MKCV = os.environ['MKCV_RELEASE']
WORK = Path(tempfile.mkdtemp())
KNOWN = ('/usr/share/fonts/', '/usr/local/share/mkcv/fonts', '/usr/share/hyphen/',
         '/usr/share/citation-style-language/',
         '/usr/local/share/citation-style-language/')
# HarfBuzz's, loaded where a text needs them.
LIBRARY = re.compile(r'/etc/ld\.so\.cache$|/usr/lib(64)?/.*\.so(\.[0-9.]+)?$')
CALLS = ('landlock_create_ruleset,landlock_add_rule,'
         'open,openat,openat2,execve,execveat,fork,vfork,clone,clone3,socket,'
         'connect,ptrace,rename,renameat,renameat2,unlink,unlinkat,mkdir,'
         'mkdirat,link,linkat,symlink,symlinkat,creat,truncate,'
         'landlock_restrict_self,prctl,io_uring_setup')
OPENED = re.compile(r'^(open|openat|openat2)\((?:(\S+), )?"([^"]*)", '
                    r'(?:\{flags=)?([A-Z_|]+).*?\) += (-?\d+)(?:<(.*)>)?')


def say(good, what, lines=()):
    print(f"{'ok' if good else 'not ok'} - {what}")
    for line in [] if good else lines[:20]:
        print('# ' + line.replace('\n', '\n# '))


def trace(folder, *args, inject=()):
    """The calls of one run in `folder`, and how it ended."""
    log = WORK / 'trace'
    options = [word for one in inject for word in ('-e', f'inject={one}')]
    done = subprocess.run(
        ['strace', '-y', '-s', '4096', '-o', str(log), '-e', f'trace={CALLS}',
         *options, MKCV, *args], cwd=folder, capture_output=True, check=False)
    return log.read_text(errors='replace').splitlines(), done


def outside(folder, lines, output):
    """Calls after the sandbox began that touch what they should not, and how
    many paths were opened."""
    begun, bad, count = False, [], 0
    for line in lines:
        begun = begun or line.startswith('prctl(PR_SET_NO_NEW_PRIVS')
        if not begun:
            if f'"{folder}' in line:
                bad.append(f'before the sandbox: {line}')
            continue
        if re.match(r'(exec|v?fork|clone|socket|connect|ptrace|io_uring)', line):
            bad.append(line)
            continue
        opened = OPENED.match(line)
        if opened and int(opened[5]) >= 0 and 'O_PATH' not in opened[4]:
            count += 1
            path, flags = opened[6], opened[4]
            reads = 'O_RDONLY' in flags and 'O_CREAT' not in flags
            if not (path + '/').startswith(str(output) + '/') and not (
                    reads and (path.startswith(KNOWN) or
                               LIBRARY.match(path) or
                               path.startswith(str(folder) + '/'))):
                bad.append(line)
        elif re.match(r'(rename|unlink|link|symlink)', line):
            if f'<{output}>' not in line:
                bad.append(line)
    if not begun:
        bad.append('no sandbox at all')
    return bad, count


def every_path():
    folder = WORK / 'cv'
    folder.mkdir()
    for path in glob.glob('cv/*') + glob.glob('tests/odd/*.yaml'):
        shutil.copy(path, folder)
    shutil.copytree('tests/odd/parts', folder / 'parts', dirs_exist_ok=True)
    runs = [[path.name, '--to', 'pdf,bio,text,markdown,html,trace']
            for path in sorted(folder.glob('*.yaml'))]
    # All of them at once, and by a list, which is read before the sandbox.
    names = [args[0] for args in runs]
    (WORK / 'list').write_text('\n'.join(names[1:]))
    runs += [names, [names[0], '--files-from', str(WORK / 'list'), '-q']]
    runs += [['computing.yaml', '--style', 'ieee'],
             ['computing.yaml', '--embed', '--verify'],
             ['bio', 'anil.yaml'], ['check', 'anil.yaml'],
             ['cite', 'computing.bib', '--style', 'apa', '--locale', 'de'],
             ['import', 'computing.bib'],
             ['export', 'computing.yaml', '--to', 'bibtex'],
             ['describe', 'pdf', 'output/anil.pdf'],
             ['verify', 'output/computing.pdf', 'computing.yaml']]
    bad, count = [], 0
    for args in runs:
        lines, done = trace(folder, *args)
        if done.returncode:
            bad.append(f'{args}: exit {done.returncode} {done.stderr[:200]}')
        found, opened = outside(folder, lines, folder / 'output')
        bad += [f'{args[0]}: {one}' for one in found]
        count += opened
    say(not bad, f'P7: {len(runs)} runs opened {count} paths, {len(bad)} '
        'outside the list; no program started, no socket', bad)


def without():
    """The same bytes where the kernel lacks all of it."""
    folder = WORK / 'cv'
    none = ('landlock_create_ruleset:error=ENOSYS', 'seccomp:error=ENOSYS')
    said = subprocess.run(
        ['strace', '-o', '/dev/null', '-e', 'trace=all',
         *[w for one in none for w in ('-e', f'inject={one}')],
         MKCV, '--version'], capture_output=True, text=True, check=False)
    say(said.stdout.endswith('sandbox: none\n'),
        'a kernel without a sandbox is told', [said.stdout, said.stderr])
    trace(folder, 'anil.yaml', '-o', 'with')
    for name, inject in (
            ('old', ['landlock_create_ruleset:error=ENOSYS',
                     'prctl:error=EINVAL']),
            ('half', ['landlock_add_rule:error=ENOMEM']),
            ('late', ['landlock_restrict_self:error=E2BIG'])):
        _, done = trace(folder, 'anil.yaml', '-o', name, inject=inject)
        same = done.returncode == 0 and all(
            (folder / name / one).read_bytes() ==
            (folder / 'with' / one).read_bytes()
            for one in ('anil.pdf', 'anil-bio.txt'))
        say(same, f'same bytes where the kernel says no ({name})',
            [done.stderr.decode()])


def elsewhere():
    """A file that is a link to elsewhere, and several folders at once."""
    away, here = WORK / 'away', WORK / 'here'
    away.mkdir(), here.mkdir()
    shutil.copy('cv/anil.yaml', away / 'real.yaml')
    shutil.copy('cv/early.yaml', here / 'early.yaml')
    (here / 'link.yaml').symlink_to(away / 'real.yaml')
    done = subprocess.run([MKCV, 'link.yaml', 'early.yaml', str(away) +
                           '/real.yaml', '-o', 'a/b'], cwd=here,
                          capture_output=True, check=False)
    made = sorted(one.name for one in (here / 'a/b').glob('*.pdf'))
    say(done.returncode == 0 and len(made) == 3,
        'links, several folders and a new output folder work',
        [done.stderr.decode()])


def release():
    """The unit test, built as the release is: with seccomp."""
    done = subprocess.run(['build/opt/unit/base_sandbox'], capture_output=True,
                          text=True, check=False, timeout=60)
    had = re.search(r'# sandbox: (.*)', done.stdout)
    say(done.returncode == 0, 'P7: inside, files and calls are refused as '
        f'this kernel can: {had[1] if had else "?"}', [done.stdout])


if shutil.which('strace'):
    every_path()
    without()
else:
    print('ok - paths opened # SKIP no strace')
elsewhere()
release()
shutil.rmtree(WORK)
