// Tests markup, mentions, links and control codes in every place that shows other people’s text, on every
// platform.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import { activeParts } from '../../attacks/files/active-content.js';
import { readPayloads } from '../../attacks/read-attacks.js';
import { createAnsweringBot, type AnsweringBot } from '../../fakes/answering-bot.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { sampleCitation } from '../../fakes/samples/sample-answers.js';
import { claims, startScriptedOpenAi } from '../../fakes/language-model/scripted-openai.js';
import { byStep, searching } from '../../fakes/language-model/scripted-reader.js';
import { adviser, advisersChannel } from '../../fakes/test-bot.js';
import { shared } from '../../support/per-test.js';

const SHOULD = 'A guardian should be appointed within 5 working days of the referral.';
const QUESTION = 'Within how many working days should a guardian be appointed?';
const rows = readPayloads().map(({ platform, text }) => [platform, text] as const);

function everywhere(payload: string): OutgoingMessage {
  const citation = sampleCitation({
    title: payload,
    publisher: payload,
    date: payload,
    // Web addresses among the payloads are not tried as the document’s address, where any web address is
    // valid.
    ...(!payload.startsWith('https:') && { url: payload }),
  });
  const passage = { ...citation.passage, text: payload, headings: [payload], paragraph: payload };
  return {
    parts: [
      { kind: 'heading', text: payload },
      { kind: 'text', text: payload },
      { kind: 'text', tone: 'warning', text: payload },
      { kind: 'text', tone: 'muted', text: payload },
      { kind: 'claims', claims: [{ text: payload, numbers: [1] }] },
      {
        kind: 'quote',
        number: 1,
        citation: { ...citation, passage, quote: payload, alsoIn: [citation.document] },
      },
      { kind: 'contacts', contacts: [{ name: payload, phone: payload, when: payload, verifiedOn: payload }] },
      { kind: 'facts', facts: [{ label: payload, value: payload }] },
      { kind: 'relayed', from: payload, text: payload },
      { kind: 'choices', buttons: [{ label: payload, action: { do: 'help' } }] },
    ],
    buttons: [{ label: payload, action: { do: 'help' } }],
    summary: payload,
    writtenByModel: true,
    urgent: true,
  };
}

describe('a message made of nothing else', () => {
  it.each(rows)('is only shown (%s): %j', (_, payload) => {
    expect(activeParts(everywhere(payload))).toEqual([]);
  });

  it('would be seen if it were not', () => {
    const url = 'https://evil.example/';
    const { document, ...citation } = sampleCitation();
    const linked = {
      kind: 'quote' as const,
      number: 1,
      citation: { ...citation, document: { ...document, url } },
    };
    const message = { parts: [linked], buttons: [], summary: '', writtenByModel: false };
    expect(activeParts(message)).toEqual([`web: ${url}`, `Slack: ${url}`, `Teams: ${url}`]);
  });
});

describe('in the words of a person and of a model', () => {
  const service = shared(startScriptedOpenAi);
  let bot: AnsweringBot;
  beforeAll(async () => {
    const documents = [{ slug: 'guardians', texts: [SHOULD], jurisdictions: ['england' as const] }];
    bot = await createAnsweringBot({ documents, model: { baseUrl: service.baseUrl } });
  });
  afterAll(async () => {
    await bot.close();
  });

  it.each(rows)(
    'is only shown, to the practitioner, the advisers and the holder (%s): %j',
    async (_, payload) => {
      const say = claims({ text: `${SHOULD} ${payload}` }, { text: payload });
      service.behave(byStep({ ask: searching({ queries: [payload] }), say }));
      const start = bot.platform.posted.length;
      const someone: Person = { ...(await bot.newPerson()), name: payload };
      await bot.say(someone, `${payload} ${QUESTION}`);
      await bot.say(someone, 'adviser');
      const [entry] = (await bot.queries.queue()).slice(-1);
      await bot.press(adviser, { do: 'claim', escalation: entry!.escalation.id }, advisersChannel);
      await bot.say(someone, payload);
      await bot.say({ ...adviser, name: payload }, payload);
      await bot.press(adviser, { do: 'resolve', escalation: entry!.escalation.id }, personalPlaceOf(adviser));
      const posted = bot.platform.posted.slice(start).map(({ message }) => message);
      expect(posted.some(({ parts }) => parts.some(({ kind }) => kind === 'relayed'))).toBe(true);
      expect(posted.flatMap(activeParts)).toEqual([]);
      expect(posted.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'claims')).toEqual([]);
    },
  );
});
