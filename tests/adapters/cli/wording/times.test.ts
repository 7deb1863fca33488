// Times in the output of commands look the same everywhere, and say that they are in UTC.
import { expect, test } from 'vitest';
import { answersWording } from '../../../../adapters/cli/wording/answers-wording.js';
import { editingWording } from '../../../../adapters/cli/wording/editing-wording.js';
import type { StoredAnswer } from '../../../../bot/model/messages/conversation.js';
import type { Publication, ReviewEvent } from '../../../../ingest/model/editing.js';

const at = '2026-11-29T10:15:30.000Z';
const SHOWN = '2026-11-29 10:15 UTC';

test('each command shows a time to the minute, with its zone', () => {
  const answer = { id: 'a1', createdAt: at, answer: { release: 3 } } as StoredAnswer;
  const event = { at, editor: 'Ann', action: 'accept' } as ReviewEvent;
  const publication = { at, release: 3, kind: 'publish' } as unknown as Publication;
  expect(answersWording.line(answer, true)).toBe(`OK     a1  ${SHOWN}  release 3`);
  expect(answersWording.whole.given(answer)).toBe(`Given on ${SHOWN} from release 3.`);
  expect(editingWording.review.event(event)).toBe(`${SHOWN} Ann accepted this.`);
  expect(editingWording.status.publication(publication)).toContain(`${SHOWN} Release 3: `);
});
