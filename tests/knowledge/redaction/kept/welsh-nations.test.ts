// Tests that Welsh names of nations are not mistaken for people’s names, which must be removed.
import { expect, it } from 'vitest';
import { findWelshNations } from '../../../../knowledge/redaction/kept/welsh-nations.js';
import { redact } from '../../../../knowledge/redaction/redact.js';

const keptIn = (text: string) => findWelshNations(text).map(({ start, end }) => text.slice(start, end));

it.each(['Gymru', 'Nghymru', 'Chymru', 'Loegr', 'Ngogledd Iwerddon'])(
  'keeps a nation in any mutation, in any text: %s',
  (nation) => expect(keptIn(`Can she stay in ${nation}?`)).toEqual([nation]),
);

it('keeps Alban only as the nation, because it is also a given name', () => {
  for (const text of ['newid cenedl i’r Alban', 'Beth am yr Alban?']) expect(keptIn(text)).toEqual(['Alban']);
  for (const text of ['Alban has gone', 'Mae Alban ar goll', 'where is pyr Alban'])
    expect(keptIn(text)).toEqual([]);
});

it.each(['help Ben', 'mae Ben ar goll', 'Bob', 'mae Pam wedi mynd'])(
  'lets no word off for being Welsh: %s',
  (text) => {
    const name = /[BP]\w+/.exec(text)![0];
    expect(redact(text, {}, 'failed').redactions.map((one) => one.text)).toContain(name);
  },
);
