// Starts the bot with its real redaction, danger patterns, search and checks. Only the platform and the
// models are fakes.
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import type { OutgoingMessage } from '../../bot/model/messages/message.js';
import type { Person } from '../../bot/model/people/person.js';
import { answerQuestion } from '../../knowledge/answer-question.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { createFakeEmbedder } from './models/fake-embedder.js';
import { personalPlaceOf } from './fake-platform.js';
import { createMemoryRelease, type MemoryDocument } from './memory-release.js';
import { readingAt } from './language-model/scripted-reading.js';
import { createTestBot, type TestBot } from './test-bot.js';

export interface AnsweringBot extends TestBot {
  shownTo(person: Person): OutgoingMessage[];
  /** Returns a new person who works in England. */
  newPerson(): Promise<Person>;
}

export interface AnsweringBotOptions {
  documents: readonly MemoryDocument[];
  /** If absent, no language model is configured. */
  model?: { baseUrl: string; deadlineMs?: number };
}

export async function createAnsweringBot({ documents, model }: AnsweringBotOptions): Promise<AnsweringBot> {
  const release = await createMemoryRelease(documents);
  const reading = model && readingAt(model.baseUrl, model.deadlineMs);
  const ports = { embedder: createFakeEmbedder(), loadedRelease: () => Promise.resolve(release), reading };
  const bot = await createTestBot({
    redact,
    detectUrgency: (text) => detectUrgency(text),
    answerQuestion: (question, onStage) => answerQuestion(ports, question, onStage),
  });
  let people = 0;
  return {
    ...bot,
    shownTo: (person) => bot.platform.in(personalPlaceOf(person).id).map(({ message }) => message),
    async newPerson() {
      const id = `person-${(people += 1)}`;
      const person: Person = { platform: 'slack', id, name: `Person ${people}` };
      await bot.press(person, { do: 'set-nation', jurisdiction: 'england' });
      return person;
    },
  };
}
