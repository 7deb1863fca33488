// Quotes after the first are folded at the desk, as in the chat.
import { load } from 'cheerio';
import { afterEach, expect, test } from 'vitest';
import { press, signedInAs } from '../../../../fakes/web/desk-site.js';
import { plainBrowser } from '../../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../../fakes/web/running-site.js';

let site: RunningSite;
afterEach(() => site.close());

test('folds all quotes but the first, in the answer and in a search, and shows those that were sent together', async () => {
  site = await runSite((guidance) => () => {
    const quoted = [
      guidance.cite('nrm-referral-and-consent', 'A child does not consent'),
      guidance.cite('duty-to-notify', 'Because a child does not have to consent'),
      guidance.cite('remit-and-british-children', 'can be referred in the same way'),
    ];
    return Promise.resolve(guidance.answered(quoted));
  });
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  const ann = await signedInAs(site, 'Ann Okafor');
  await press(ann, path, { do: 'claim' });
  await press(ann, path, { do: 'ask-bot', text: 'Is consent needed?' });
  const page = async () => load((await ann.get(path)).text);
  await expect.poll(async () => (await page()).text()).not.toContain('Searching the guidance…');
  const shown = await page();
  for (const result of [shown('#case-answer'), shown('#search-result .private-answer')]) {
    expect(result.children('figure')).toHaveLength(1);
    const folded = result.children('details.folded-quotes:not([open])');
    expect(folded.children('summary').text()).toBe('2 more quotes');
    expect(folded.find('figure')).toHaveLength(2);
    expect(folded.find('button[data-text]')).toHaveLength(2);
  }
  const ids = shown('details[id]').map((_, details) => shown(details).attr('id'));
  expect(new Set(ids).size).toBe(ids.length);
  const send = shown('#search-result [value^="insert-answer:"]').attr('value')!;
  const sent = load(await press(ann, path, { do: send, text: '' }))(
    '.turn-to-practitioner details:has(figure)',
  );
  expect(sent).toHaveLength(1);
  expect(sent.find('figure')).toHaveLength(3);
});
