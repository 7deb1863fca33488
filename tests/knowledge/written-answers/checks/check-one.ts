// Checks one claim against one quote, with the glossary that ships.
import { readFileSync } from 'node:fs';
import { checkClaims } from '../../../../knowledge/written-answers/checks/check-claims.js';
import { glossarySchema } from '../../../../knowledge/model/glossary.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';

const glossary = glossarySchema.parse(
  JSON.parse(readFileSync(new URL('../../../../knowledge/model/glossary.json', import.meta.url), 'utf8')),
);

export function checkOne(
  claim: string,
  quote: string,
  text = quote,
  nations: readonly Jurisdiction[] = ['england'],
) {
  const { kept, dropped } = checkClaims(
    [{ text: claim, quotes: [{ passage: 1, words: quote }] }],
    [{ number: 1, text, nations }],
    glossary,
  );
  return { kept: kept[0], check: dropped[0]?.check, reason: dropped[0]?.reason };
}
