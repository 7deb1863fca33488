import { ownNames } from '../../../knowledge/redaction/pseudonyms/own-name.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { listedAs, type Roster } from '../../model/people/roster.js';
import type { Records } from '../../model/store.js';

/**
 * Names of the advisers who handled the person's requests. Copies leave these out, because advisers are third
 * parties.
 */
export async function advisersIn(
  records: Records,
  asked: readonly Escalation[],
  roster: Roster,
): Promise<string[]> {
  const names = new Set<string>();
  for (const { id, holder } of asked) {
    const transitions = await records.escalations.transitions(id);
    const advisers = transitions.flatMap(({ by, transition }) => (transition === 'withdraw' ? [] : [by]));
    for (const adviser of [holder, ...advisers])
      for (const name of [listedAs(roster, adviser)?.name, adviser?.name])
        if (name !== undefined) names.add(name);
  }
  return [...names];
}

export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((result, name) => result.replace(wholeWords(name), '[adviser]'), text);
}

/**
 * “Sam” is not in “Same day”. A name of one word must be written as given or in capitals, because “will” and
 * “may” are also words.
 */
function wholeWords(name: string): RegExp {
  const escaped = (text: string) => text.replace(/[^\p{L}\p{N} ]/gu, '.');
  const isSeveral = name.includes(' ');
  const forms = isSeveral ? escaped(name) : `(?:${escaped(name)}|${escaped(name.toUpperCase())})`;
  return new RegExp(`(?<!\\p{L})${forms}(?!\\p{L})`, isSeveral ? 'giu' : 'gu');
}

export function withoutWriter({ text, from }: StoredMessage, roster: Roster): string {
  const names = [listedAs(roster, from)?.name, from.name].filter((name) => name !== undefined);
  return withoutOwnNames(text ?? '', names);
}

/**
 * Also removes advisers' own names, which redaction leaves in their messages. Call this only for text that an
 * adviser wrote: in other people's text, “Will” might not be a name.
 */
export function withoutOwnNames(text: string, names: readonly string[]): string {
  return withoutNames(withoutNames(text, names), names.flatMap(ownNames));
}
