// Even when a desk has been used for a long time, each page only reads the entries that it shows.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DESK_PLACE } from '../../../../adapters/web/model/places.js';
import { newOutgoing } from '../../../fakes/samples/sample-records.js';
import { plainMessage } from '../../../../bot/wording/plain-message.js';
import { runDeskSite, signedInAs } from '../../../fakes/web/desk-site.js';
import type { RunningSite } from '../../../fakes/web/running-site.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';

let site: RunningSite;
/** The number of entries read from the transcripts of the desk’s and the adviser’s own conversations. */
let read = 0;

beforeEach(async () => {
  site = await runDeskSite();
});
afterEach(() => site.close());

const LONG = 500;

async function fill(conversation: string): Promise<void> {
  await site.store.transaction(async ({ outgoing }) => {
    for (let number = 1; number <= LONG; number += 1)
      await outgoing.add({
        ...newOutgoing(conversation, `old:${conversation}:${number}`),
        message: plainMessage(`Notice ${number}`),
      });
  });
}

function countReads(ids: readonly string[]): void {
  const { conversations } = site.store.records;
  const { transcript } = conversations;
  read = 0;
  conversations.transcript = async (id, after) => {
    const entries = await transcript(id, after);
    if (ids.includes(id)) read += entries.length;
    return entries;
  };
}

test('reads only what it shows', async () => {
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: 'Must a child consent to a referral?' });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const ann = await signedInAs(site, 'Ann Okafor');
  const [open] = await site.store.records.escalations.open();
  const path = `/desk/escalation/${open!.id}`;
  await ann.get(path);
  await ann.submit(path, { do: 'claim' });
  await expect.poll(async () => (await site.store.records.escalations.find(open!.id))?.state).toBe('claimed');
  const { holder } = (await site.store.records.escalations.find(open!.id))!;
  const places = [DESK_PLACE, { platform: 'web' as const, id: holder!.id }];
  const ids: string[] = [];
  for (const place of places) ids.push((await site.store.records.conversations.at(place))!.id);
  for (const id of ids) await fill(id);

  countReads(ids);
  const queue = (await ann.get('/desk')).text;
  expect(queue).toContain(`Notice ${LONG}<`);
  expect(queue).toContain(`Notice ${LONG - 7}<`);
  expect(queue).not.toContain(`Notice ${LONG - 8}<`);
  const { headers } = await ann.submit(path, { do: 'hand-back' });
  expect((await ann.get(headers.get('location')!)).text).toContain('You handed this back.');
  expect(read).toBe(0);
});
