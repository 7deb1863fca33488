// Puts an adviser's own name back where it was removed from what they wrote: the transcript names them anyway.
import { pseudonymKey, type Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';

/**
 * `known`: the pseudonyms of the practitioner's conversation. `before`: what the practitioner wrote before the adviser
 * joined. A pseudonym in it is someone else, even if they have the same name.
 */
export function withOwnName(
  text: string,
  name: string,
  known: Pseudonyms,
  before: readonly string[],
): string {
  const own = new Map(
    name.split(/\s+/u).map((word) => [pseudonymKey('name', word).slice(PREFIX.length), word]),
  );
  const meant = (pseudonym: string) => {
    const keys = Object.keys(known).filter((key) => key.startsWith(PREFIX) && known[key] === pseudonym);
    const written = keys.map((key) => key.slice(PREFIX.length).split(' '));
    const isOther = !keys.length || !written.flat().every((word) => own.has(word));
    if (isOther || before.some((said) => said.includes(pseudonym))) return pseudonym;
    return written[0]!.map((word) => own.get(word)).join(' ');
  };
  return text.replace(/\[name \d+\]/gu, meant);
}

const PREFIX = 'name:';
