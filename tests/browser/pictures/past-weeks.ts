// Adds a few weeks of invented questions and requests, for screenshots of the desk’s figures.
import type { Store } from '../../../bot/model/store.js';
import type { Person } from '../../../bot/model/people/person.js';
import { JURISDICTIONS } from '../../../knowledge/model/source.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { newAnswer, newEscalation, newMessage } from '../../fakes/samples/sample-records.js';

const QUESTIONS = [
  'Must a child consent to an NRM referral?',
  'Who is a first responder?',
  'How do I refer a child to the NRM?',
  'What does an independent guardian do?',
  'He says he is 16 and looks older: who does an age assessment?',
  'Is this county lines?',
  'She went missing from her placement',
  'Can he be prosecuted, or does section 45 help?',
  'What leave to remain can she get?',
  'Is this private fostering?',
  'May I share information with the school?',
  'What are the signs of domestic servitude?',
];
const OUTCOMES = ['Advised', 'Pointed to guidance', 'Advised', 'Referred to another service'];
const DAY_MS = 24 * 60 * 60_000;

export async function fillPastWeeks(store: Store, advisers: readonly Person[]): Promise<void> {
  const { records } = store;
  const today = Date.now();
  for (let n = 0; n < 120; n += 1) {
    const at = (minutes: number) =>
      new Date(
        today - (1 + ((n * 7) % 26)) * DAY_MS - ((n * 37) % 600) * 60_000 + minutes * 60_000,
      ).toISOString();
    const place = { platform: 'teams' as const, id: `past-${n}`, kind: 'personal' as const, address: null };
    const person: Person = { platform: 'teams', id: `person-${n}` };
    const { id } = await records.conversations.open(place, person, at(0));
    if (n % 5 > 0)
      await records.conversations.change(id, {
        jurisdiction: JURISDICTIONS[[0, 0, 0, 0, 1, 1, 2, 2, 3][n % 9]!],
      });
    const text = publicText(QUESTIONS[((n * 5) % 17) % QUESTIONS.length]!);
    const message = await records.messages.add({
      ...newMessage(id),
      from: person,
      receivedAt: at(0),
      words: text,
      text,
      redactedTypes: [],
    });
    if (n % 9 > 0) await records.answers.add(newAnswer(id, message!));
    if (n % 4 > 0) continue;
    const urgent = n % 16 === 0;
    const opened = { ...newEscalation(id), practitioner: person, openedAt: at(1), urgent };
    await records.escalations.add(opened);
    const wait = urgent ? 1 + (n % 4) : 3 + ((n * n) % 90);
    const by = advisers[(n / 4) % advisers.length]!;
    const claimed = await records.escalations.applyTransition(opened, 'claim', by, at(1 + wait), {
      holder: by,
    });
    if (!claimed) continue;
    await records.escalations.applyTransition(claimed, 'resolve', by, at(40 + wait), {
      outcome: OUTCOMES[n % 5],
    });
    if (n % 3 > 0)
      await records.answers.rate(
        opened.id,
        'handoff',
        person,
        { rating: n % 28 === 4 ? 'down' : 'up' },
        at(50),
      );
  }
}
