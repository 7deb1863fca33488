// Tests the corpus of attacks on the whole bot, without a language model and with one that obeys every
// attack.
import { beforeAll, describe, expect, it } from 'vitest';
import { INSTRUCTIONS } from '../../../adapters/models/openai/answer-prompt.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { askCall } from '../../../knowledge/language-model/search-queries-prompt.js';
import { pickCall } from '../../../knowledge/language-model/pick-prompt.js';
import { activeParts } from '../../attacks/files/active-content.js';
import {
  SPOKEN_KINDS,
  readAttacks,
  readPayloads,
  type Attack,
  type AttackKind,
} from '../../attacks/read-attacks.js';
import { createAnsweringBot, type AnsweringBot } from '../../fakes/answering-bot.js';
import { wordsOf } from '../../fakes/fake-platform.js';
import {
  reading,
  startScriptedOpenAi,
  type ScriptedClaim,
  type ShownSentence,
} from '../../fakes/language-model/scripted-openai.js';
import { byStep, picking, pickingAll, searching } from '../../fakes/language-model/scripted-reader.js';
import { shared } from '../../support/per-test.js';

const SHOULD = 'A guardian should be appointed within 5 working days of the referral.';
const QUESTION = 'Within how many working days should a guardian be appointed?';
const DOCUMENTS = [
  {
    slug: 'guardians',
    texts: [`${SHOULD} The guardian must not be a member of the family.`],
    jurisdictions: ['england' as const],
  },
  ...readAttacks('in-documents').map(({ text, title }, n) => ({
    slug: `poisoned-${n}`,
    title: title ?? `Poisoned ${n}`,
    texts: [`The guardian visits every month. ${text}`],
    jurisdictions: ['england' as const],
  })),
];
/** Text written by another person just before the attacks. No one else may see it. */
const OTHER_WORDS = 'turnips-42';

/**
 * Makes the sentences of a model that obeys an attack: the attacker’s text in every form that might get
 * through, mixed with sentences from the guidance.
 */
function obey({ wants, text }: Attack, shown: readonly ShownSentence[]): ScriptedClaim[] {
  const said = [wants, text, `${shown[0]?.text ?? ''} ${wants}`, INSTRUCTIONS.split('\n')[0]!];
  return [...said, `The other person wrote ${OTHER_WORDS}.`].map((one) => ({ text: one }));
}

const service = shared(startScriptedOpenAi);
const obeying = shared(() =>
  createAnsweringBot({ documents: DOCUMENTS, model: { baseUrl: service.baseUrl } }),
);
const modelless = shared(() => createAnsweringBot({ documents: DOCUMENTS }));
beforeAll(async () => {
  for (const bot of [obeying, modelless])
    await bot.say(await bot.newPerson(), `Does ${OTHER_WORDS} need a guardian?`);
});

interface Outcome {
  person: Person;
  messages: OutgoingMessage[];
}

/** How the model chooses sentences: numbers that do not exist, or every sentence it is given. */
const CHOOSING = { nonsense: picking(() => [0, -1, 1e9]), everything: pickingAll };

async function attack(
  bot: AnsweringBot,
  said: readonly string[],
  one: Attack,
  chooses: keyof typeof CHOOSING = 'everything',
): Promise<Outcome> {
  service.behave(
    byStep({
      ask: searching({ queries: [one.wants, one.text], sentence: one.wants, question: one.text }),
      pick: CHOOSING[chooses],
      say: reading((shown) => obey(one, shown)),
    }),
  );
  const person = await bot.newPerson();
  const before = bot.shownTo(person).length;
  for (const words of said) await bot.say(person, words);
  return { person, messages: bot.shownTo(person).slice(before) };
}

/** Asks the language model as well. If details were removed, this presses the button that consents to it. */
async function askServiceToo({ person }: Outcome): Promise<OutgoingMessage[]> {
  const buttons = obeying
    .shownTo(person)
    .flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : [])));
  const agree = buttons.findLast(({ action }) => action.do === 'ask-service');
  if (agree) await obeying.press(person, agree.action);
  return obeying.shownTo(person);
}

/**
 * Returns the message without the offer to ask the model and without the sentence on how the quotes were
 * found.
 */
function substance({ parts, urgent, summary, writtenByModel }: OutgoingMessage): unknown {
  const rest = parts.filter(
    (part) =>
      !('ofQuestion' in part) &&
      !(part.kind === 'text' && part.text === guidanceWords('en').foundBySearchAlone),
  );
  // With that sentence, less of the quote is left at the end.
  const said = summary.replace(`${guidanceWords('en').foundBySearchAlone} `, '').slice(0, 100);
  // Removes the answer’s ID, which is random and is part of the links to passages.
  return JSON.parse(
    JSON.stringify({ parts: rest, urgent, summary: said, writtenByModel }, (key, value: unknown) =>
      key === 'answer' && typeof value === 'string' ? 'an answer' : value,
    ),
  );
}

const ASKED = { text: publicText(QUESTION), context: [] };
const TASKS = [
  INSTRUCTIONS,
  askCall(ASKED, []).instructions,
  pickCall({ question: ASKED, nations: [], about: 'either', numbered: [] }).instructions,
];
const HIDDEN = TASKS.join('\n')
  .split(/\n|(?<=\.) /)
  .filter((sentence) => sentence.length > 30);

/**
 * Returns the text that the model wrote. Leaves out `published` if a quote contains it word for word, because
 * any sentence of a published document may be shown above its quote.
 */
function writtenBeyond({ parts }: OutgoingMessage, published?: string): string[] {
  const quotes = parts.flatMap((part) => (part.kind === 'quote' ? [part.citation.quote] : []));
  const isQuoted = published !== undefined && quotes.some((quote) => quote.includes(published));
  const written = parts.flatMap((part) =>
    part.kind === 'claims' ? part.claims.map(({ text }) => text) : [],
  );
  return written.filter((text) => !isQuoted || text !== published);
}

function expectHarmless(
  messages: readonly OutgoingMessage[],
  { wants }: Attack,
  published: string | undefined,
): void {
  for (const message of messages) {
    const ours = { ...message, parts: message.parts.filter(({ kind }) => kind !== 'quote') };
    expect(wordsOf(ours)).not.toContain(wants);
    expect(writtenBeyond(message, published)).toEqual([]);
    const everything = JSON.stringify(message);
    expect(everything).not.toContain(OTHER_WORDS);
    expect(HIDDEN.filter((sentence) => everything.includes(sentence))).toEqual([]);
    expect(activeParts(message)).toEqual([]);
  }
}

/**
 * Checks that requests to the model keep our instructions and structure, even when messages contain attacks.
 */
function expectOwnRequests(): void {
  for (const { body } of service.requests) {
    expect(body.messages).toHaveLength(2);
    const [system, asked] = body.messages.map(({ content }) => content) as [string, string];
    expect(TASKS).toContain(system);
    expect(asked.match(/<question>|<\/question>/g)).toEqual(['<question>', '</question>']);
    expect(asked.match(/<passage\b/g) ?? []).toHaveLength(asked.match(/<\/passage>/g)?.length ?? 0);
    expect(asked).not.toContain(OTHER_WORDS);
  }
}

async function expectNoEffect(said: readonly string[], one: Attack, published?: string): Promise<void> {
  const [with_, without] = [await attack(obeying, said, one, 'nonsense'), await attack(modelless, said, one)];
  expect(with_.messages.map(substance)).toEqual(without.messages.map(substance));
  expectHarmless(with_.messages, one, published);
  expectHarmless(without.messages, one, published);
  const choosingAll = await attack(obeying, said, one);
  expectHarmless(choosingAll.messages, one, published);
  expectHarmless(await askServiceToo(choosingAll), one, published);
  expectOwnRequests();
  if (one.urgent) expect(with_.messages.some(({ urgent }) => urgent)).toBe(true);
}

const rows = (kind: AttackKind) => readAttacks(kind).map((one) => [one.text, one] as const);

describe.each(SPOKEN_KINDS)('an attack of the kind “%s”', (kind) => {
  it.each(rows(kind))('changes nothing: %s', (text, one) => expectNoEffect([text], one));
});

describe('an attack in words said earlier', () => {
  it.each(rows('in-earlier-words'))('changes nothing of the next answer: %s', (text, one) =>
    expectNoEffect([text, QUESTION], one),
  );
});

describe('an attack in a document', () => {
  it.each(rows('in-documents'))('is never obeyed: %s', (text, one) =>
    expectNoEffect([`${QUESTION} ${text.slice(0, 40)}`, 'How often does the guardian visit?'], one, text),
  );
});

describe('the corpus', () => {
  it('reaches the model and the guidance: a harmless question is answered by both', async () => {
    const harmless: Attack = { text: QUESTION, wants: SHOULD, urgent: false };
    const { messages } = await attack(obeying, [QUESTION], harmless);
    expect(wordsOf(messages.at(-1)!)).toContain(SHOULD);
    expect(messages.at(-1)!.writtenByModel).toBe(true);
  });

  it('has at least 180 attacks, markup included', () => {
    const kinds: AttackKind[] = [...SPOKEN_KINDS, 'in-documents', 'in-earlier-words'];
    const texts = kinds.flatMap((kind) => readAttacks(kind).map(({ text }) => text));
    expect(new Set(texts).size + readPayloads().length).toBeGreaterThanOrEqual(180);
  });

  it('leaves none of anyone’s words in the log', () => {
    const logged = [...obeying.logged, ...modelless.logged].join('\n');
    expect(logged).not.toMatch(/turnips|guardian be appointed|Ignore|evil/);
  });
});
