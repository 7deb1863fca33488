// Tests separate web and worker processes on one PostgreSQL server: changes made through one process are
// visible through another.
import { expect, test } from 'vitest';
import { openEvents } from '../fakes/web/event-reader.js';
import { plainBrowser } from '../fakes/web/running-pages.js';
import { slackPerson } from '../fakes/real-stacks/slack-people.js';
import { startDeployment } from '../support/deployment/deployment.js';
import { sharedPostgres } from '../support/postgres.js';
import { describeWith } from '../support/requirements.js';
import { note } from '../support/running-guidance.js';
import { shared } from '../support/per-test.js';

describeWith('postgresql', 'two web processes and a worker', (program) => {
  const server = shared(() => sharedPostgres(program));
  const deployment = shared(() => startDeployment({ server: server.url, roles: ['web', 'web', 'worker'] }));

  test('a page of one shows how far an answer is, and the answer to what was asked of the other', async () => {
    const [one, other] = deployment.doors as [string, string];
    const asking = plainBrowser(one);
    await asking.get('/');
    const events = await openEvents(`${other}/chat/events?after=0`, { Cookie: asking.cookie() });
    await events.next('state');
    // Asks up to 20 times, because the stages of a quick answer may be over before they can be seen.
    const stages: unknown[] = [];
    for (let asked = 0; asked < 20 && !stages.length; asked += 1) {
      await asking.submit(
        '/chat/messages',
        { text: 'Does a child have to consent to a referral?' },
        { Origin: one },
      );
      for (let seen = ''; !seen.includes('does not have to consent');) {
        const { name, data } = await events.next('progress', 'entries');
        if (name === 'progress') stages.push(data);
        else seen = JSON.stringify(data);
      }
    }
    events.close();
    expect(stages[0]).toMatch(/…$/);
  });

  test('a worker that no one asks answers from a new release within seconds', async () => {
    const { guidance, slack } = deployment;
    await guidance.put(
      'curfew.md',
      note('Night checks', 'A night check is made at least every forty minutes.'),
    );
    await guidance.publish();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const ada = slackPerson('ada');
    await slack.write(ada, 'How often is a night check made?');
    await expect.poll(() => slack.shown(ada.chat).join(), { timeout: 10_000 }).toContain('forty minutes');
    expect(slack.shown(ada.chat).join()).not.toContain('could not find');
  });
});
