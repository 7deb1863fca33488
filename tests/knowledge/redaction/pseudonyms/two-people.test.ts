// Tests that two people never share a placeholder, and that one person keeps one in whatever form they are
// named. The invented conversations name each person in braces: “{a:Mr Khan}” is not the same person as
// “{b:Khan}”.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { freePseudonym } from '../../../../knowledge/redaction/pseudonyms/corrections.js';
import {
  rememberPseudonyms,
  type Pseudonyms,
} from '../../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact } from '../../../../knowledge/redaction/redact.js';

const PERSON = /\{(?<person>\w):(?<name>[^}]+)\}/gu;

/** The redacted conversation, and which person is behind each placeholder in turn. */
function readConversation(said: readonly string[]) {
  let known: Pseudonyms = {};
  const texts: string[] = [];
  const named: { person: string; pseudonym: string }[] = [];
  for (const marked of said) {
    const { text, redactions } = redact(marked.replaceAll(PERSON, '$<name>'), known);
    known = rememberPseudonyms(known, redactions);
    texts.push(text);
    const people = [...marked.matchAll(PERSON)].map(({ groups }) => groups!['person']!);
    const names = redactions.filter(({ type }) => type === 'name');
    expect(names, text).toHaveLength(people.length);
    names.forEach(({ pseudonym }, index) => named.push({ person: people[index]!, pseudonym }));
  }
  return { text: texts.join(' | '), named };
}

const conversations = (file: string) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { said: string[] }).said);

describe.each([
  ['two people never share a placeholder', 'two-people.jsonl'],
  ['one person keeps one placeholder', 'one-person.jsonl'],
])('%s', (_, file) => {
  it.each(conversations(file).map((said) => [said.join(' | '), said] as const))('%s', (_, said) => {
    const { text, named } = readConversation(said);
    for (const one of named)
      for (const other of named)
        expect(one.pseudonym === other.pseudonym, text).toBe(one.person === other.person);
  });
});

it('words that are not personal after all are kept for everyone with the name, and no number is used again', () => {
  const known = rememberPseudonyms({}, redact('Mr Khan called. Mrs Khan is scared.').redactions);
  const freed = freePseudonym(known, '[name 2]');
  expect(freed).toMatchObject({ type: 'name' });
  const { text } = redact('Mrs Khan and Mr Khan met Tuan Pham.', (freed as { known: Pseudonyms }).known);
  expect(text).toBe('Mrs Khan and Mr Khan met [name 3].');
});

it('a name that is not personal after all gives no number to someone else', () => {
  const said = redact('Mrs Khan called. Mr Khan called. Is Khan safe?').redactions;
  const freed = freePseudonym(rememberPseudonyms({}, said), '[name 1]') as { known: Pseudonyms };
  expect(redact('Blerta told them.', freed.known).text).toBe('[name 4] told them.');
});

it('a name gets a new placeholder if two people have it and nothing says which of them it is', () => {
  expect(redact('Mr Khan called. Mrs Khan called. Is Khan safe?').text).toBe(
    'Mr [name 1] called. Mrs [name 2] called. Is [name 3] safe?',
  );
});

it('a name that turns out to be two people’s keeps its placeholder for the one named first', () => {
  let known: Pseudonyms = {};
  const said = ['Osman is 15.', 'Osman Ali is the trafficker.', 'Osman fears Osman Ali.'].map((text) => {
    const redacted = redact(text, known);
    known = rememberPseudonyms(known, redacted.redactions);
    return redacted.text;
  });
  expect(said.at(-1)).toBe('[name 1] fears [name 2].');
  expect(freePseudonym(known, '[name 1]')).toMatchObject({ keys: new Set(['name:osman']) });
});

it('people whose titles were not remembered get new placeholders when both are named', () => {
  const known = { 'name:khan': '[name 1]' };
  expect(redact('Mrs Khan is scared of Mr Khan.', known).text).toBe('Mrs [name 2] is scared of Mr [name 3].');
});

it('removes a name that is only remembered with a title, after the message with the name by itself is deleted', () => {
  const known = { 'mrs name:hoxhaj': '[name 1]', 'mr name:hoxhaj': '[name 2]' };
  expect(redact('i told hoxhaj to wait', known).text).toMatch(/^i told \[name \d\] to wait$/u);
});
