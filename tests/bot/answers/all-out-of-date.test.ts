// Tests when an answer warns that only replaced or withdrawn guidance was found.
import { expect, test } from 'vitest';
import { presentAnswer } from '../../../bot/answers/present-answer.js';
import type { StoredAnswer } from '../../../bot/model/messages/conversation.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { wordsOf } from '../../fakes/fake-platform.js';
import { sampleAnswer, sampleCitation } from '../../fakes/samples/sample-answers.js';

test.each(['en', 'cy'] as const)(
  'warns of it today, but not in an answer about a past day: %s',
  (language) => {
    const say = wordsIn(language);
    const stored: StoredAnswer = {
      id: 'answer-1',
      message: 'message-1',
      revision: 1,
      conversation: 'conversation-1',
      answer: { ...sampleAnswer({ citations: [sampleCitation({ standing: 'superseded' })] }), passages: [] },
      urgent: false,
      createdAt: '2026-05-04T09:00:00Z',
    };
    const shown = (asked: StoredAnswer['asked']) =>
      wordsOf(presentAnswer({ ...stored, ...(asked && { asked }) }, { say, redactedTypes: [] }));
    expect(shown({ context: [] })).toContain(say.allSuperseded);
    expect(shown({ context: [], day: '2024-03-03' })).not.toContain(say.allSuperseded);
  },
);
