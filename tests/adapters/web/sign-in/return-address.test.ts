// Where someone goes after signing in: a page of ours, as the browser reads what we send.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageToReturnTo } from '../../../../adapters/web/sign-in/sign-in.js';

const attacks = JSON.parse(
  readFileSync(new URL('../../../attacks/return-addresses.json', import.meta.url), 'utf8'),
) as string[];

const OURS = 'https://assistant.example';
const opened = (asked: string) => new URL(pageToReturnTo(asked), `${OURS}/sign-in`).origin;

describe('the page after signing in', () => {
  it.each(attacks)('is on our own site, whatever was asked for: %j', (asked) => {
    expect(opened(asked)).toBe(OURS);
  });

  it('is on our own site for any string', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\t',
      '\n',
      'evil.example',
      '@',
      ':',
      '?',
      '#',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => opened(`/${pieces.join('')}`) === OURS),
      { numRuns: 3_000 },
    );
  });

  it('is the one that was asked for, with its query', () => {
    expect(pageToReturnTo('/desk/escalation/abc?from=card')).toBe('/desk/escalation/abc?from=card');
    expect(pageToReturnTo('/library/document/a//b')).toBe('/library/document/a//b');
  });

  it('is the desk where nothing, or signing in itself, was asked for', () => {
    for (const asked of [undefined, null, '', '/sign-in', '/sign-out', '/./sign-in', 'desk'])
      expect(pageToReturnTo(asked)).toBe('/desk');
  });
});
