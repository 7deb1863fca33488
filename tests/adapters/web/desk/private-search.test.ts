// Tests an adviser's private search: warnings on its quotes, which result is shown, and sending a quote.
import { load, type CheerioAPI } from 'cheerio';
import { afterEach, expect, test } from 'vitest';
import type { AnswerQuestion } from '../../../../bot/model/ports.js';
import { press, runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import { unanswerable } from '../../../fakes/samples/sample-answers.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

const OUT_OF_DATE = 'Everything quoted here is out of date';
const BEFORE_SENDING = 'All these quotes are out of date. Check the current version before you send them.';

const RESULT = '#search-result';
const SEND_QUOTES = '#search-result [value^="insert-answer:"]';

let site: RunningSite;
let ann: PlainBrowser;
afterEach(() => site.close());

async function claimed(running: Promise<RunningSite>): Promise<string> {
  site = await running;
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  ann = await signedInAs(site, 'Ann Okafor');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  await press(ann, path, { do: 'claim' });
  return path;
}

/** Searches and waits for the result. Returns the page and the address that the browser was redirected to. */
async function search(path: string, text: string): Promise<{ address: string; $: CheerioAPI }> {
  await ann.get(path);
  const { headers } = await ann.submit(path, { do: 'ask-bot', text });
  await expect.poll(async () => (await ann.get(path)).text).not.toContain('Searching the guidance…');
  return { address: headers.get('location')!, $: load((await ann.get(path)).text) };
}

test('says above the result and above the button that everything found is out of date', async () => {
  const path = await claimed(
    runSite(
      (guidance) => () =>
        Promise.resolve(
          guidance.answered([
            guidance.cite('nrm-referral-and-consent', 'consent', undefined, { standing: 'superseded' }),
          ]),
        ),
      {},
    ),
  );
  const { $ } = await search(path, 'Is consent needed?');
  const answer = $('#search-result .private-answer');
  expect(answer.children().first().text()).toContain(OUT_OF_DATE);
  expect($(SEND_QUOTES).closest('.buttons').prevAll('.warning').first().text()).toBe(BEFORE_SENDING);
  expect($('#case-answer').text()).toContain(OUT_OF_DATE);
});

test('says what the assistant said before the quotes, in the answer and in a search', async () => {
  const preface = 'I searched the guidance that was in force on 3 March 2024.';
  const path = await claimed(
    runSite(
      (guidance) => () =>
        Promise.resolve({
          ...guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')]),
          preface,
          withoutReranker: true as const,
        }),
      {},
    ),
  );
  const { $ } = await search(path, 'Is consent needed?');
  const record = load((await ann.get(`${path}/transcript`)).text)('.record');
  for (const shown of [$('#search-result .private-answer'), $('#case-answer'), record]) {
    expect(shown.text()).toContain(preface);
    expect(shown.text()).toContain('I could not check whether these quotes answer your question');
  }
});

test('does not say so of the result for a past day, but still does before it is sent', async () => {
  let answered: AnswerQuestion | undefined;
  const path = await claimed(
    runSite(
      (guidance) =>
        (answered = () =>
          Promise.resolve(
            guidance.answered([
              guidance.cite('nrm-referral-and-consent', 'consent', undefined, { standing: 'superseded' }),
            ]),
          )),
      {
        askAsOf: () =>
          Promise.resolve({
            asOf: { editions: [], undated: 0, later: 0, maybeInForce: 0, maybeReplaced: 0 },
            ask: answered!,
          }),
      },
    ),
  );
  const { $ } = await search(path, 'What did the guidance say on 3 March 2024 about consent?');
  const answer = $('#search-result .private-answer');
  expect(answer.text()).not.toContain(OUT_OF_DATE);
  expect($(SEND_QUOTES).closest('.buttons').prevAll('.warning').first().text()).toBe(BEFORE_SENDING);
});

test('labels what AI wrote, in the answer and in the result of a search, and refers to its quotes', async () => {
  const path = await claimed(
    runSite(
      (guidance) => () => {
        const answer = guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')]);
        const claims = [{ text: 'A child need not consent.', citations: [0] }];
        return Promise.resolve({ ...answer, claims, writtenBy: 'model' as const });
      },
      {},
    ),
  );
  const { $ } = await search(path, 'Is consent needed?');
  for (const shown of [$('#case-answer'), $('#search-result .private-answer')]) {
    expect(shown.find('.model-label').text()).toContain('AI wrote these sentences');
    const reference = shown.find('.claims a.reference');
    expect(reference.text()).toContain('[1]');
    expect($(reference.attr('href'))).toHaveLength(1);
  }
  const transcript = load((await ann.get(`${path}/transcript`)).text)('.record').text();
  expect(transcript).toMatch(/AI wrote these sentences[^]*A child need not consent\./);
});

test('does not say so of current guidance', async () => {
  const path = await claimed(runDeskSite());
  const { $ } = await search(path, 'Is consent needed?');
  expect($('#case-thread').text()).not.toContain('out of date');
});

test('shows the newest result below the search, opens the page at it, and folds the ones before it', async () => {
  const path = await claimed(runDeskSite());
  await search(path, 'Is consent needed?');
  const { address, $ } = await search(path, 'Who refers the child?');
  expect(address.split('#')[1]).toBe('search-result');
  const result = $('details:has(#private-question) + #search-result');
  expect(result.find('blockquote').first().text()).toBe('Who refers the child?');
  expect(result.find('figure')).toHaveLength(1);
  const [earlier, newest] = [$('.turn-private').first(), $('.turn-private').last()];
  expect(newest.find('figure, details')).toHaveLength(0);
  expect(newest.find('a[href="#search-result"]').text()).toBe('See the result');
  expect(earlier.find('details:not([open]) > summary').text()).toBe('Is consent needed? 1 quote');
  expect(earlier.find('details figure')).toHaveLength(1);
});

test('folds the search of the adviser before, so that the next one can read the conversation', async () => {
  const path = await claimed(runDeskSite());
  await search(path, 'Is consent needed?');
  const left = load(await press(ann, path, { do: 'hand-back' }));
  expect(left('.turn-private figure')).toHaveLength(1);
  ann = await signedInAs(site, 'Ben Hughes');
  await press(ann, path, { do: 'claim' });
  const page = load((await ann.get(path)).text);
  expect(page('.turn-private details:not([open]) > summary').text()).toBe('Is consent needed? 1 quote');
  expect(page(RESULT)).toHaveLength(0);
  const { $ } = await search(path, 'Who refers the child?');
  expect($(RESULT).find('figure')).toHaveLength(1);
});

test('folds the quotes that were sent, and the search they came from', async () => {
  const path = await claimed(runDeskSite());
  const { $ } = await search(path, 'Is consent needed?');
  await press(ann, path, { do: $(SEND_QUOTES).attr('value')!, text: '' });
  const page = load((await ann.get(path)).text);
  expect(page('.turn-to-practitioner summary').first().text()).toBe('1 quote sent');
  expect(page('.turn-private details > summary').text()).toContain('1 quote');
});

test('adds one quote to the message that is being written, without JavaScript', async () => {
  const path = await claimed(runDeskSite());
  const { $ } = await search(path, 'Is consent needed?');
  const add = $('#search-result button[form="reply-form"]');
  await ann.get(path);
  const page = await ann.submit(path, { do: add.attr('value')!, text: 'As we said:' });
  const draft = load(page.text)('#reply').text();
  expect(draft).toMatch(/^\n?As we said:\n\n“.*”\n/su);
  expect(draft).toContain(add.attr('data-text'));
  const refused = await ann.submit(path, { do: 'add-quote:none:1', text: 'As we said:' });
  expect(refused.status).toBe(400);
  expect(load(refused.text)('#reply').text().trim()).toBe('As we said:');
});

test('adds a quote with its source in the practitioner’s language, and the quote as it is', async () => {
  const path = await claimed(
    runSite(
      (guidance) => () =>
        Promise.resolve(
          guidance.answered([
            guidance.cite('nrm-referral-and-consent', 'consent', undefined, { standing: 'superseded' }),
          ]),
        ),
      {},
    ),
  );
  const [{ practitioner } = {}] = await site.store.records.escalations.open();
  const at = new Date().toISOString();
  await site.store.records.conversations.recordLanguage(
    practitioner!,
    { language: 'cy', from: 'chosen' },
    at,
  );
  const { $ } = await search(path, 'Is consent needed?');
  for (const button of $('button[form="reply-form"][data-text]').toArray()) {
    const added = $(button).attr('data-text');
    expect(added).toMatch(/^“.*consent.*”\nMae fersiwn newydd wedi disodli hwn\./su);
    const page = await ann.submit(path, { do: $(button).attr('value')!, text: '' });
    expect(load(page.text)('#reply').text()).toContain(added);
  }
  expect($('button[form="reply-form"][data-text]')).toHaveLength(2);
});

const ofPastDay = () => {
  let answered: AnswerQuestion | undefined;
  const asOf = { editions: [], undated: 0, later: 0, maybeInForce: 0, maybeReplaced: 0 };
  return runSite(
    (guidance) =>
      (answered = () =>
        Promise.resolve(guidance.answered([guidance.cite('nrm-referral-and-consent', 'consent')]))),
    { askAsOf: () => Promise.resolve({ asOf, ask: answered! }) },
  );
};
const PAST_DAY =
  'This quote is from the guidance that was in force on 3 March 2024. Today’s guidance may be different.';

test('says in the message that a quote is from a past day, and beside the quotes that were sent', async () => {
  const path = await claimed(ofPastDay());
  const { $ } = await search(path, 'What did the guidance say on 3 March 2024 about consent?');
  expect($('#search-result button[data-text]').attr('data-text')).toContain(`”\n${PAST_DAY}\n`);
  expect($('#case-answer button[data-text]').attr('data-text')).not.toContain('in force on');
  await press(ann, path, { do: $(SEND_QUOTES).attr('value')!, text: '' });
  const sent = load((await ann.get(path)).text)('.turn-to-practitioner .private-answer').text();
  expect(sent).toContain('These quotes are from the guidance that was in force on 3 March 2024.');
  const record = load((await ann.get(`${path}/transcript`)).text)('.record-adviser').text();
  expect(record).toContain(PAST_DAY);
});

test('says in the message that the guidance of a quote has changed', async () => {
  const path = await claimed(runDeskSite());
  const { $ } = await search(path, 'Is consent needed?');
  const [button] = $('#search-result button[data-text]').toArray();
  expect($(button).attr('data-text')).not.toContain('changed on');
  const { recalls, answers } = site.store.records;
  const [{ answer } = {}] = await answers.latest(1);
  const [{ passage, document } = {} as never] = answer!.citations;
  const now = new Date().toISOString();
  const id = await recalls.add({
    ...{ passage: passage.id, document: document.slug, title: document.title, was: passage.text },
    ...{ reason: 'changed', since: '2026-05-05T09:00:00Z', openedAt: now },
  });
  await recalls.decide(id!, { state: 'told', by: 'Ed' }, now);
  const page = load((await ann.get(path)).text);
  const added = page('#search-result button[data-text]').attr('data-text')!;
  expect(added).toContain('”\nThis guidance changed on 5 May 2026. Check what it says now.\n');
  expect(page('#search-result .caution').text()).toContain('This guidance changed on 5 May 2026.');
  const draft = await ann.submit(path, { do: $(button).attr('value')!, text: '' });
  expect(load(draft.text)('#reply').text()).toContain(added);
});

test('sends the quotes after what is in the box for messages, which is the only one', async () => {
  const path = await claimed(runDeskSite());
  const { $ } = await search(path, 'Is consent needed?');
  expect($('#search-result textarea')).toHaveLength(0);
  const sent = { do: $(SEND_QUOTES).attr('value')!, text: 'This is what counts:' };
  await ann.get(path);
  const refused = await ann.submit(path, { ...sent, token: 'from an old page' });
  expect(load(refused.text)('#reply').text().trim()).toBe(sent.text);
  const page = load(await press(ann, path, sent));
  expect(page('.turn-to-practitioner blockquote').text()).toContain(sent.text);
  expect(page('.turn-to-practitioner summary').first().text()).toBe('1 quote sent');
});

test('shows the close matches of a search that found nothing to quote', async () => {
  const path = await claimed(
    runSite(
      (guidance) => () => {
        const { passage, document } = guidance.cite('nrm-referral-and-consent', 'consent');
        return Promise.resolve({ ...unanswerable(), passages: [{ passage, document, score: 0.2 }] });
      },
      {},
    ),
  );
  const { $ } = await search(path, 'return home interview');
  const result = $('#search-result .private-answer');
  expect(result.text()).toContain('The assistant found nothing it could quote.');
  expect(result.find('summary').text()).toBe('Other passages that may fit');
  const shown = result.find('.suggested li');
  expect(shown).toHaveLength(1);
  expect(shown.find('a').attr('href')).toContain('/library/document/nrm-referral-and-consent');
  const add = shown.find('button[form="reply-form"]');
  await ann.get(path);
  const draft = load((await ann.submit(path, { do: add.attr('value')!, text: 'See:' })).text)(
    '#reply',
  ).text();
  expect(draft.trim()).toBe(`See:\n\n${add.attr('data-text')}`);
  expect(draft).toMatch(/“.*consent.*”\n/su);
});
