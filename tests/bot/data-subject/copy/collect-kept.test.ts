// Tests on both databases what a copy of someone’s data contains apart from their conversations.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChatLinkRecords } from '../../../../adapters/sql/people/chat-link-records.js';
import { exportPage } from '../../../../bot/data-subject/copy/export-page.js';
import {
  closeRequest,
  exportData,
  openRequest,
  pauseRequest,
  setLeftOut,
  setOwnDetails,
} from '../../../../bot/data-subject/data-requests.js';
import { placeHold } from '../../../../bot/governance/holds.js';
import type { Read } from '../../../../bot/model/ports.js';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { redact } from '../../../../knowledge/redaction/redact.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { createTestBot, practitioner, type TestBot } from '../../../fakes/test-bot.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const by = { name: 'Ada', account: 'web:desk:1' };

/** A reader that finds these names in lower case. No rule recognises lower-case words as names. */
const readNames: Read = (text) =>
  Promise.resolve({
    words: [...text.matchAll(/\b(?:ben|sam)\b/g)].map(({ 0: word, index: start }) => ({
      start,
      end: start + word.length,
      class: 'name',
      odds: 0.99,
    })),
    readTo: text.length,
    danger: -5,
  });

onBothDatabases((server) => {
  let bot: TestBot;
  afterEach(() => bot.close());

  async function hold(mayTell: boolean): Promise<void> {
    const scope = { kind: 'person', platform: 'slack', target: practitioner.id } as const;
    await placeHold(bot.ports, { scope, reason: 'A court order', mayTell, by: 'Ann' });
  }

  async function edit(messageId: string, text: string): Promise<void> {
    const sentAt = bot.ports.clock().toISOString();
    const edited = { id: `to ${text}`, messageId, place: personalPlaceOf(practitioner), from: practitioner };
    await bot.inbox.receive({ ...edited, kind: 'edit', text, sentAt });
    await bot.settle();
  }

  async function made() {
    const subject = { by: 'identity', person: practitioner } as const;
    await openRequest(bot.ports, { id: 'r', kind: 'access', subject, by });
    const step = await exportData(bot.ports, { id: 'r', by });
    if (step.outcome === 'refused') throw new Error(step.problem);
    return { ...step.value.data.kept, texts: [JSON.stringify(step.value), exportPage(step.value)] };
  }

  test.each([{ mayTell: true }, { mayTell: false }])(
    'shows them, redacted, only if the hold may be mentioned: $mayTell',
    async ({ mayTell }) => {
      bot = await createTestBot({ redact }, server());
      const { id } = await bot.say(practitioner, 'Who refers Zora Hill to quokka1x?');
      await hold(mayTell);
      await edit(id, 'Who refers anyone?');
      for (const text of (await made()).texts) {
        expect(text.includes('quokka1x')).toBe(mayTell);
        expect(text).not.toMatch(/zora/i);
      }
      await setLeftOut(bot.ports, { id: 'r', by, words: ['quokka1x'] });
      for (const text of (await made()).texts) expect(text).not.toContain('quokka1x');
    },
  );

  test('has the message reader read them, and never gives two people the same placeholder', async () => {
    bot = await createTestBot({ redact, read: readNames }, server());
    const { id } = await bot.say(practitioner, 'She said ben hits her. Who refers her?');
    await hold(true);
    await edit(id, 'She said sam hits her. Who refers her?');
    await edit(id, 'She is hit. Who refers her?');
    const [chat] = await bot.store.records.conversations.of(practitioner);
    await bot.store.records.pseudonyms.forget(chat!.id);
    const copy = await made();
    expect(copy.earlierWordings).toEqual([
      'She said [name 1] hits her. Who refers her?',
      'She said [name 2] hits her. Who refers her?',
    ]);
    for (const text of copy.texts) expect(text).not.toMatch(/\b(?:ben|sam)\b/);
  });

  test('redacts them by the strict rules if the message reader is down', async () => {
    bot = await createTestBot({ redact, read: () => Promise.resolve('failed') }, server());
    const { id } = await bot.say(practitioner, 'Who refers Kirnok Tamsk?');
    await hold(true);
    await edit(id, 'Who refers anyone?');
    const copy = await made();
    expect(copy.earlierWordings).toEqual(['Who refers [name 1]?']);
    for (const text of copy.texts) expect(text).not.toMatch(/kirnok|tamsk/i);
  });

  test('names the files that they attached, without other people’s names', async () => {
    bot = await createTestBot({ redact }, server());
    const file = { name: 'Letter about Zora Hill quokka2x.pdf', contentType: 'application/pdf' };
    await bot.say(practitioner, 'Who refers Zora Hill?', { attachments: [file] });
    const copy = await made();
    expect(copy.attachments).toMatchObject([{ name: 'Letter about [name 1] quokka2x.pdf' }]);
    for (const text of copy.texts) {
      expect(text).toContain('quokka2x.pdf');
      expect(text).not.toContain('Zora');
    }
  });

  test('leaves out names that run into other words in the names of files, whatever the reader finds', async () => {
    bot = await createTestBot({ redact, read: readNames }, server());
    const names = [
      'BlertaHoxhaj2009.pdf',
      'Ben_Hoxhaj_statement.pdf',
      'photo of arber.jpg',
      'formForLinh.md',
    ];
    const attachments = names.map((name) => ({ name, contentType: 'application/pdf' }));
    await bot.say(practitioner, 'Who refers her?', { attachments });
    await bot.say(practitioner, 'Who refers him?', {
      attachments: [{ name: 'age_assessment_2.PDF', contentType: 'application/pdf' }],
    });
    const copy = await made();
    expect(copy.attachments?.map(({ name }) => name)).toEqual([
      '[name]2009.pdf',
      '[name] statement.pdf',
      'photo of [name].jpg',
      '[name].md',
      'age assessment 2.PDF',
    ]);
    for (const text of copy.texts) expect(text).not.toMatch(/blerta|hoxhaj|ben\b|arber|linh/i);
  });

  test('leaves nothing else out because of a word in the name of a file that only the strict rules took', async () => {
    bot = await createTestBot({ redact, read: readNames }, server());
    const file = { name: 'Genogram.pdf', contentType: 'application/pdf' };
    const { id } = await bot.say(practitioner, 'Who refers her?', { attachments: [file] });
    await hold(true);
    await edit(id, 'She said sam has the genogram. Who refers her?');
    await edit(id, 'She is hit. Who refers her?');
    const before = await bot.say(practitioner, 'Who refers him?', { attachments: [file] });
    await edit(before.id, 'The genogram says ben. Who refers him?');
    await edit(before.id, 'He is hit. Who refers him?');
    const copy = await made();
    expect(copy.attachments).toMatchObject([{ name: '[name].pdf' }, { name: '[name].pdf' }]);
    expect(copy.earlierWordings).toEqual([
      'Who refers her?',
      'She said [name 1] has the genogram. Who refers her?',
      'Who refers him?',
      'The genogram says [name 2]. Who refers him?',
    ]);
  });

  test('shows the person’s own name once in the name of a file', async () => {
    bot = await createTestBot({ redact, read: readNames }, server());
    const file = { name: 'BLERTA_HOXHAJ.PDF', contentType: 'application/pdf' };
    await bot.say(practitioner, 'Who refers her?', { attachments: [file] });
    const subject = { by: 'identity', person: practitioner } as const;
    await openRequest(bot.ports, { id: 'r', kind: 'access', subject, by });
    await setOwnDetails(bot.ports, { id: 'r', by, own: ['Blerta Hoxhaj'] });
    expect((await made()).attachments).toMatchObject([{ name: 'blerta hoxhaj.PDF' }]);
  });

  test('lists jobs about them and their messages, and says only the kind, the state and the time', async () => {
    bot = await createTestBot({ redact }, server());
    const { jobs, conversations, messages } = bot.store.records;
    await bot.say(practitioner, 'Who refers her?');
    await bot.say({ ...practitioner, id: 'other' }, 'Who refers him?');
    const [chat] = await conversations.of(practitioner);
    const [message] = await messages.of(practitioner, chat!.id);
    const at = bot.ports.clock().toISOString();
    const dueAt = '2030-01-01T00:00:00.000Z';
    await jobs.enqueue({ kind: 'read-message', payload: { message: message!.id }, lane: 'l1', dueAt }, at);
    await jobs.enqueue({ kind: 'send', payload: { key: 'k' }, lane: `place:${chat!.id}`, dueAt }, at);
    const person = { ...practitioner, id: 'other', name: 'Oth Er' };
    const everywhere = { person, everywhere: true };
    await jobs.enqueue({ kind: 'return-requests', payload: everywhere, lane: 'l2', dueAt }, at);
    await bot.database.kysely.updateTable('jobs').set({ state: 'dead' }).where('kind', '=', 'send').execute();
    const copy = await made();
    expect(copy.jobs).toEqual([
      { kind: 'read-message', state: 'waiting', enqueuedAt: at, dueAt },
      { kind: 'send', state: 'dead', enqueuedAt: at, dueAt },
    ]);
    expect(copy.texts[1]).toContain('to send a message, failed');
  });

  test('says that a message did not arrive', async () => {
    bot = await createTestBot({ redact }, server());
    bot.platform.failNext(new DeliveryFailure('It is too long.', 'Shorten it.', { fault: 'message' }));
    await bot.say(practitioner, 'Who refers her?');
    const [json, html] = (await made()).texts;
    expect(json).toContain('"delivery":"undeliverable"');
    expect(html).toContain('(not delivered)');
  });

  test('shows the words of a message without the marks that change its direction', async () => {
    bot = await createTestBot({ redact }, server());
    await bot.say(practitioner, 'Who refers \u202ereh\u202c?');
    const [json, html] = (await made()).texts;
    expect(json).toContain('Who refers \u202ereh\u202c?');
    expect(html).toContain('<p>Who refers reh?</p>');
  });

  test('has private links, without what opens them', async () => {
    bot = await createTestBot({ redact }, server());
    const links = createChatLinkRecords(bot.database.kysely);
    const link = { person: practitioner.id, digest: 'quokka3x', sealed: 'quokka4x' };
    await links.keep({ ...link, expiresAt: '2026-05-18T09:00:00.000Z' }, bot.ports.clock().toISOString());
    const copy = await made();
    expect(copy.privateLinks).toEqual([
      { madeAt: '2026-05-04T09:00:00.000Z', worksUntil: '2026-05-18T09:00:00.000Z' },
    ]);
    expect(copy.texts[1]).toContain('made 4 May 2026 at 10am, works until 18 May 2026 at 10am');
    for (const text of copy.texts) expect(text).not.toMatch(/quokka/);
  });

  test('has their language, reports, corrections and other data requests', async () => {
    bot = await createTestBot({ redact }, server());
    const { answers, reports, corrections, conversations, messages } = bot.store.records;
    const at = bot.ports.clock().toISOString();
    await bot.say(practitioner, 'Who refers her?');
    const [chat] = await conversations.of(practitioner);
    const [message] = await messages.of(practitioner, chat!.id);
    await conversations.recordLanguage(practitioner, { language: 'cy', from: 'chosen' }, at);
    const answer = (await answers.toMessage(message!.id))!.id;
    await reports.add(answer, practitioner, at);
    await corrections.add({ id: 'c', message: message!.id, correction: 'missed', type: 'name', at });
    const subject = { by: 'identity', person: practitioner } as const;
    await openRequest(bot.ports, { id: 'before', kind: 'erasure', subject, by });
    await pauseRequest(bot.ports, { id: 'before', by, why: 'Which quokka5x?' });
    expect(await made()).toMatchObject({
      language: { language: 'cy', from: 'chosen' },
      reports: [{ answer, at }],
      corrections: [{ correction: 'missed', type: 'name', at }],
      dataRequests: [{ kind: 'erasure', asked: ['Which quokka5x?'] }],
    });
    await setLeftOut(bot.ports, { id: 'r', by, words: ['quokka5x'] });
    for (const text of (await made()).texts) expect(text).not.toContain('quokka5x');
  });

  describe('another data request', () => {
    beforeEach(async () => {
      bot = await createTestBot({ redact, read: readNames }, server());
      const subject = { by: 'identity', person: practitioner } as const;
      await openRequest(bot.ports, { id: 'before', kind: 'erasure', subject, by });
      await pauseRequest(bot.ports, {
        id: 'before',
        by,
        why: 'She said sam hits her, kelechi says. Is ben her father?',
      });
    });

    test('shows what they were asked, redacted, without the words that were left out of its own copy', async () => {
      await setLeftOut(bot.ports, { id: 'before', by, words: ['kelechi'] });
      const copy = await made();
      expect(copy.dataRequests).toMatchObject([
        { asked: ['She said [name 1] hits her, [removed] says. Is [name 2] her father?'] },
      ]);
      for (const text of copy.texts) expect(text).not.toMatch(/\bsam\b|\bben\b|kelechi/i);
    });

    test('shows nothing typed about it once it is closed, and counts it', async () => {
      await setLeftOut(bot.ports, { id: 'before', by, words: ['kelechi'] });
      await closeRequest(bot.ports, { id: 'before', by, outcome: 'Sent, without kelechi.' });
      const copy = await made();
      expect(copy.dataRequests).toMatchObject([{ kind: 'erasure', asked: [], textsLeftOut: 2 }]);
      for (const text of copy.texts) expect(text).not.toMatch(/\bsam\b|\bben\b|kelechi/i);
      expect(copy.texts[1]).toContain(
        'We left out what our staff typed about this request, such as the outcome (2), because it may be about other people.',
      );
    });
  });

  test.each([{ mayTell: true }, { mayTell: false }])(
    'says that an erasure waits for a hold only if it may be mentioned: $mayTell',
    async ({ mayTell }) => {
      bot = await createTestBot({ redact }, server());
      await bot.say(practitioner, 'Who refers her?');
      await hold(mayTell);
      await bot.press(practitioner, { do: 'forget-me' });
      const { erasureAskedAt, texts } = await made();
      expect(erasureAskedAt !== undefined).toBe(mayTell);
      expect(texts[1]!.includes('you asked us to erase your data')).toBe(mayTell);
    },
  );
});
