import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../../../fakes/default-settings.js';
import { signedInAs } from '../../../../fakes/web/desk-site.js';
import { plainBrowser } from '../../../../fakes/web/running-pages.js';
import { runSite } from '../../../../fakes/web/running-site.js';

test.each([
  ['shown', 'When you claim it, we’ll tell the practitioner your name.'],
  ['role', 'When you claim it, we’ll tell the practitioner that an adviser has.'],
] as const)(
  'says before a claim what it tells the practitioner, if names are “%s”',
  async (adviserNames, says) => {
    const none = () => () => Promise.reject(new Error('No one asks.'));
    const site = await runSite(none, { policy: { ...DEFAULT_POLICY, adviserNames } });
    const practitioner = plainBrowser(site.url);
    await practitioner.get('/');
    await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
    const [open] = await site.store.records.escalations.open();
    const ann = await signedInAs(site, 'Ann Okafor');
    const { text } = await ann.get(`/desk/escalation/${open!.id}`);
    expect(load(text)('#case-next').text()).toContain(says);
    await site.close();
  },
);
