# SPDX-License-Identifier: ISC
"""Whether every number of a biography, in figures or in words, follows from
the CV: a number stands in the file itself, or it counts what is in the file.
Counts are made here anew, from the data alone."""
import re

WORDS = {word: n for words in (
    'one two three four five six seven eight nine ten eleven twelve',
    'eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf')
    for n, word in enumerate(words.split(), 1)}
WORDS.update({f'{word}mal': n for word, n in list(WORDS.items())})
PUBLISHED = {
    'journal': 'journal articles?|Zeitschriftenaufs',
    'conference': 'conference papers?|Konferenzbeitr',
    'edited': 'edited volumes?|Sammelb',
    'chapter': 'book chapters?|Buchbeitr',
    'workshop': 'workshop papers?|Workshopbeitr',
    'magazine': 'magazine articles?|Magazinbeitr',
    'report': 'technical reports?|Forschungsberichte',
    'preprint': 'preprints?|Vorabdruck',
    'review': 'reviews?|Rezension'}
NUMBER = re.compile(
    r'(?<![\w.,–-])(\d[\d,.]*\d|\d|' + '|'.join(WORDS) + r')(?!\w)')


def entries(cv, key):
    return [entry for entry in cv.get(key) or []
            if not entry.get('private') and not entry.get('hide')]


def value(entry, key):
    found = entry.get(key)
    if isinstance(found, dict):
        return None if found.get('private') else found.get('value')
    return found


def leads(grant):
    role = str(grant.get('role', '')).lower()
    words = re.findall(r'[a-z-]+', role)
    return ('lead' in words or 'pi' in re.findall(r'[a-z]+', role) or
            'principal investigator' in role) and role != 'co-pi' and \
        str(grant.get('status', '')).lower() not in (
            'pending', 'submitted', 'rejected', 'declined', 'under review',
            'applied')


def level(entry, pattern):
    return re.search(pattern, str(entry.get('level', '')), re.I)


def counters(cv):
    """A noun's pattern and the counts that may stand before it."""
    papers = entries(cv, 'publications')
    for kind, noun in PUBLISHED.items():
        yield noun, {sum(
            paper.get('type') == kind and
            paper.get('status', 'published') == 'published'
            for paper in papers)}
    led = [grant for grant in entries(cv, 'grants') if leads(grant)]
    # of the funders named: any part of those that are led
    yield 'research projects|Forschungsprojekte', set(range(2, len(led) + 1))
    kinds = [talk.get('kind') for talk in entries(cv, 'talks')]
    yield 'keynotes|Hauptvorträge', {kinds.count('keynote')}
    yield 'invited talks|eingeladene Vorträge', {kinds.count('invited')}
    doctors = [entry for entry in entries(cv, 'supervision')
               if level(entry, r'\b(PhD|DPhil|doctoral|doctorate)\b')]
    yield 'PhD students?|Promotion', {len(doctors)}
    yield 'of them to completion|bis zum Abschluss', \
        set(range(1, len(doctors)))
    yield 'postdoctoral researchers?|Postdoc', {sum(
        bool(level(entry, r'\b(postdoc|postdoctoral|research fellow)\b'))
        for entry in entries(cv, 'supervision'))}
    yield 'granted patents?|erteilte Patente', {sum(
        patent.get('status') == 'granted'
        for patent in entries(cv, 'patents'))}
    awards = entries(cv, 'awards')
    yield 'awards|Auszeichnungen', {sum(
        award.get('kind') not in ('election', 'named_lecture') and
        not re.match('Officer of|Member of the Order|Commander of|Knight|'
                     'Dame|Companion of', award['title'])
        for award in awards)}
    for title in {award['title'] for award in awards}:
        same = [award for award in awards if award['title'] == title]
        # told together: of one giver, or those whose giver is not in the
        # name; lectures apart from prizes
        groups = [lambda other, award=award: (
            award.get('organization') == other.get('organization'))
            for award in same]
        groups += [lambda other: True, lambda other: (
            other.get('kind') == 'best_paper' or
            ' ' in str(other.get('organization', ' ')))]
        kinds = [('named_lecture',), ('prize', 'best_paper', 'scholarship',
                                      'election', None)]
        yield r'(?:\w+ )?(?:de[nrs] )?' + re.escape(title), {
            sum(group(award) and award.get('kind') in kind for award in same)
            for group in groups for kind in kinds + [sum(kinds, ())]}


def slots(cv):
    """What the author's own slots come to."""
    year = int(str(cv.get('settings', {}).get('as_of', '2026'))[:4])
    for text in texts(cv.get('bio') or {}):
        for slot in re.findall(r'\{years:since=(\d+)\}', text):
            yield year - int(slot)
        for key, rest in re.findall(r'\{count:(\w+)([^}]*)\}', text):
            chosen = [part.split('=', 1) for part in rest.split()]
            yield sum(all(str(entry.get(name)) == want
                          for name, want in chosen)
                      for entry in entries(cv, key))


def texts(node):
    if isinstance(node, dict):
        for child in node.values():
            yield from texts(child)
    elif isinstance(node, list):
        for child in node:
            yield from texts(child)
    else:
        yield str(node)


def underived(cv, text):
    """The numbers of the text that do not follow from the CV."""
    source = ' '.join(texts(cv))
    own = set(re.findall(r'\d+', source))
    nouns = list(counters(cv))
    filled = set(slots(cv))
    # the second year of a span may be short: 2017–21
    text = re.sub(r'\b(\d\d)(\d\d)–(\d\d)\b(?!\d)', r'\1\2 – \1\3', text)
    text = text.replace('–', ' ')
    for found in NUMBER.finditer(text):
        word, rest = found.group(1), text[found.end():]
        n = WORDS.get(word) or int(re.sub('[,.]', '', word))
        counted = [counts for noun, counts in nouns
                   if re.match(rf'[ -](?:{noun})', rest)]
        if counted and any(n in counts for counts in counted):
            continue
        if n in filled:
            continue
        if not counted and (word in own or re.search(
                rf'\b{re.escape(word)}\b', source)):
            continue
        if word in ('one', 'eine') and not counted:
            continue  # "one of the", no number
        yield word + rest[:40]
