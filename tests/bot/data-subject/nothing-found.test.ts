// An erasure that finds nothing is refused, because the person would be told that their data has gone.
import { expect, test } from 'vitest';
import { approveRequest, eraseData, openRequest } from '../../../bot/data-subject/data-requests.js';
import type { Subject } from '../../../bot/model/governance/subject-request.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const ann = { name: 'Ann', account: 'web:desk:1' };
const bot = perTest(() => createTestBot({ redact }));

async function erase(subject: Subject) {
  const opened = await openRequest(bot.ports, { kind: 'erasure', subject, by: ann });
  const id = opened.outcome === 'done' ? opened.value.id : '';
  await approveRequest(bot.ports, { id, by: { name: 'Ben', account: 'web:desk:2' } });
  const step = await eraseData(bot.ports, { id, by: ann });
  const request = await bot.store.records.subjects.find(id);
  return { problem: step.outcome === 'refused' ? step.problem : '', closed: request?.closed?.outcome };
}

test.each<[string, Subject]>([
  ['an ID with a typing error', { by: 'identity', person: { platform: 'slack', id: 'ADA' } }],
  ['an unknown name', { by: 'name', sought: 'Arben Hoxha' }],
])('refuses to erase for %s, and the request stays open', async (_, subject) => {
  await bot.say(practitioner, 'My client is called Ilir Gashi.');
  const { problem, closed } = await erase(subject);
  expect(problem).toMatch(/Nothing was found/);
  expect(closed).toBeUndefined();
});

test.each<[string, Subject]>([
  ['an ID', { by: 'identity', person: practitioner }],
  ['a name', { by: 'name', sought: 'Ilir Gashi' }],
])('says how much was erased for %s', async (_, subject) => {
  await bot.say(practitioner, 'My client is called Ilir Gashi.');
  await bot.say(practitioner, 'Does Ilir Gashi need a solicitor?');
  expect(await erase(subject)).toEqual({ problem: '', closed: 'Erased: 2 messages, 0 complaints.' });
});
