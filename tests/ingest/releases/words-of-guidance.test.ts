// Tests that reading the words of all guidance keeps no one waiting.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRelease, loadReleaseAsOf, withGlossary } from '../../../ingest/releases/load-release.js';
import { correctTypos } from '../../../knowledge/question/correct-typos.js';
import { note, startGuidance, type RunningGuidance } from '../../support/running-guidance.js';
import { turnsTaken } from '../../support/suite/turns-of-the-loop.js';

let guidance: RunningGuidance;
beforeEach(async () => {
  guidance = await startGuidance();
  await guidance.put('guardian.md', note('Guardians', 'A guardian is appointed. The guardian visits.'));
  await guidance.publish();
});
afterEach(() => guidance.close());

describe('the words of the guidance', () => {
  it('are not read again when an editor changes a term', async () => {
    const loaded = await loadRelease(guidance.loading, 1);
    const { index } = loaded;
    const passages = index.content.passages.map((passage) => ({
      ...passage,
      get text(): string {
        throw new Error('The guidance was read again.');
      },
    }));
    const unread = { ...loaded, index: { ...index, content: { ...index.content, passages } } };
    const correct = (term: string) => {
      const terms = {
        glossary: [{ term, meaning: 'a group', also: [], caseSensitive: false, source: '' }],
        everydayWords: {},
      };
      return correctTypos('gaurdian', withGlossary(unread, terms).understanding.typos);
    };
    expect(correct('Gaurdian')).toBe('gaurdian');
    expect(correct('Another')).toBe('guardian');
  });

  it('are counted for a past day without keeping others waiting', async () => {
    const { index } = await loadRelease(guidance.loading, 1);
    const [passage] = index.content.passages;
    const turns = await turnsTaken((step) => {
      const slow = new Proxy(passage!, {
        get: (of, key) => (key === 'text' && step(), Reflect.get(of, key)),
      });
      const content = { ...index.content, passages: [slow, slow, slow] };
      const indexFiles = { ...guidance.ports.indexFiles, scan: () => Promise.resolve(index) };
      return loadReleaseAsOf({ ...guidance.loading, indexFiles }, content);
    });
    expect(turns).toBe(3);
  });
});
