// Tests each kind of event in the audit log, using real actions by people and the service. The test fails if
// an action adds no event.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keys } from '../../../adapters/cli/governance/keys.js';
import { publish, rollback } from '../../../adapters/cli/editing/publish.js';
import { refresh } from '../../../adapters/cli/editing/refresh.js';
import { review } from '../../../adapters/cli/editing/review.js';
import { connectKeys } from '../../../adapters/composition/encryption.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { auditRoles, auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import { auditSettings } from '../../../bot/audit/audit-settings.js';
import { addComplaint } from '../../../bot/data-subject/complaints.js';
import { makeBreachReport } from '../../../bot/data-subject/breach-report.js';
import { eraseData, exportData, openRequest } from '../../../bot/data-subject/data-requests.js';
import { confirmPeriods, stopDeleting } from '../../../bot/governance/confirm-periods.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import { runRetention } from '../../../bot/governance/delete-old.js';
import { changeServiceHours } from '../../../bot/handoff/transitions/change-service-hours.js';
import type { AuditKind, AuditRecords } from '../../../bot/model/audit/event.js';
import { periodsKey, type RetentionSchedule } from '../../../bot/model/governance/retention.js';
import { turnOff, turnOn } from '../../../bot/assistant-off/turn-switch.js';
import { note } from '../../support/running-guidance.js';
import { PATH, page, startCommands, type RunningCommands } from '../../adapters/cli/running-commands.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  type TestBot,
} from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const AT = '2026-05-04T09:00:00.000Z';
const by = { name: 'Ann', account: 'web:desk:1' };
const SOFTWARE = { version: '0', node: '20', lockDigest: '' };
const LATER_MS = 8 * 366 * 86_400_000;
const schedule: RetentionSchedule = { periods: DEFAULT_PERIODS, confirmedBySetting: true };

async function added(audit: AuditRecords, kind: AuditKind, act: () => Promise<unknown>): Promise<number> {
  const { size } = await audit.head();
  await act();
  return (await audit.read(size, 1_000)).filter((event) => event.kind === kind).length;
}

/** An action by the bot, at the desk or in a command. Events that `prepare` adds are not counted. */
interface Act {
  prepare?: (bot: TestBot) => Promise<unknown>;
  act: (bot: TestBot) => Promise<unknown>;
}

const OFF = { name: 'chat', message: 'Back on Monday.', reason: 'A test', by: 'Ann' } as const;
const claimed = (bot: TestBot) => handoffSteps(() => bot).claimed();
const held = async (bot: TestBot) => (await bot.queries.queue())[0]!.escalation.id;
const signIn = ({ store }: TestBot) => auditSignIn(store.records.audit, account, AT);
const account = { subject: '1', name: 'Ann', roles: ['adviser'] };
const asked = async (bot: TestBot, kind: 'access' | 'erasure') => {
  const subject = { by: 'identity', person: practitioner } as const;
  const opened = await openRequest(bot.ports, { kind, subject, by, id: 'r' });
  expect(opened.outcome).toBe('done');
};
const startWith = ({ ports }: TestBot, secret: string, setting = 'a') =>
  auditSettings(ports, {
    role: 'service',
    digests: { OIDC_CLIENT_SECRET: secret, HOST: setting },
    isSecret: (name) => name.endsWith('_SECRET'),
  });
const passTo = (to: string): Act => ({
  async prepare(bot) {
    handoffSteps(() => bot).listEverybody();
    await claimed(bot);
  },
  act: async (bot) =>
    bot.press(adviser, { do: 'reassign', escalation: await held(bot), to }, advisersChannel),
});

/** Signing out is not included, because the tests of the pages cover it. */
const ACTS: Readonly<
  Record<Exclude<AuditKind, 'publish' | 'rollback' | 'review' | 'sign-out'>, Record<string, Act>>
> = {
  'sign-in': { 'signing in': { act: signIn } },
  role: {
    'signing in with another role': {
      prepare: signIn,
      act: ({ store }) => auditRoles(store.records.audit, { ...account, roles: ['lead'] }, AT),
    },
  },
  settings: {
    'starting with another setting': {
      prepare: (bot) => startWith(bot, 'x'),
      act: (bot) => startWith(bot, 'x', 'b'),
    },
  },
  'secret-rotated': {
    'starting with another secret': {
      prepare: (bot) => startWith(bot, 'x'),
      act: (bot) => startWith(bot, 'y'),
    },
    'rotating the encryption key': {
      act: ({ database, store, ports }) =>
        keys(
          () => Promise.resolve(connectKeys({ database, store }, ports.clock)),
          ['rotate', '--by', 'Ann'],
          {
            write: () => undefined,
            say: () => undefined,
          },
        ),
    },
  },
  claim: { 'claiming a request': { act: claimed } },
  reassign: {
    'passing a request to an adviser': passTo('adviser:cyd'),
    'passing it to a specialism': passTo('specialism:law-enforcement'),
  },
  export: {
    '“my data”': {
      prepare: (bot) => bot.say(practitioner, 'Who refers?'),
      act: (bot) => bot.say(practitioner, 'my data'),
    },
    'a copy for a data request': {
      prepare: async (bot) => {
        await bot.say(practitioner, 'Who refers?');
        await asked(bot, 'access');
      },
      act: (bot) => exportData(bot.ports, { id: 'r', by }),
    },
    'a report on a breach': {
      act: ({ ports }) =>
        makeBreachReport(ports, SOFTWARE, {
          from: '2026-05-01',
          to: '2026-05-04',
          reason: 'Lost laptop',
          by,
        }),
    },
  },
  erase: {
    '“forget me”': {
      prepare: (bot) => bot.say(practitioner, 'Who refers?'),
      act: (bot) => bot.press(practitioner, { do: 'forget-me' }),
    },
    'erasing for a data request': {
      prepare: async (bot) => {
        await bot.say(practitioner, 'Who refers?');
        await asked(bot, 'erasure');
      },
      act: (bot) => eraseData(bot.ports, { id: 'r', by }),
    },
  },
  'break-glass': {
    'reading original messages without claiming the request': {
      prepare: claimed,
      act: async (bot) =>
        bot.openOriginals({ escalation: await held(bot), by: otherAdviser, reason: 'The holder is ill' }),
    },
  },
  'subject-request': { 'recording a data request': { act: (bot) => asked(bot, 'access') } },
  complaint: {
    'recording a complaint': {
      act: ({ ports }) => addComplaint(ports, { via: 'desk', words: 'No reply', by }),
    },
  },
  'hold-placed': {
    'placing a hold': {
      act: ({ ports }) =>
        placeHold(ports, {
          scope: { kind: 'period', from: '2026-05-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z' },
          reason: 'A court order',
          mayTell: true,
          by: 'Ann',
          id: 'h',
        }),
    },
  },
  'hold-lifted': {
    'lifting a hold': {
      prepare: (bot) => ACTS['hold-placed']['placing a hold']!.act(bot),
      act: ({ ports }) => liftHold(ports, { id: 'h', by: 'Ann', reason: 'Withdrawn' }),
    },
  },
  'periods-confirmed': {
    'confirming the periods': {
      act: ({ ports }) =>
        confirmPeriods({ ...ports, retention: schedule }, 'Ann', periodsKey(DEFAULT_PERIODS)),
    },
  },
  'deletion-stopped': { 'stopping deletion': { act: ({ ports }) => stopDeleting(ports, 'Ann') } },
  retention: {
    'deleting what is past its period': {
      act: ({ ports }) => runRetention({ ...ports, retention: schedule }, 'a night'),
    },
  },
  'log-shortened': {
    'shortening the log after 6 years': {
      prepare: async (bot) => {
        await claimed(bot);
        await bot.later(LATER_MS);
      },
      act: ({ ports }) => runRetention({ ...ports, retention: schedule }, 'a night'),
    },
  },
  'opening-hours': {
    'setting the opening hours': {
      act: ({ ports }) =>
        changeServiceHours(ports, {
          hours: { week: [{ days: ['mon'], from: '09:00', to: '17:00' }], closedDays: [] },
          version: 0,
          by: adviser,
        }),
    },
  },
  'switch-off': {
    'turning a part off': {
      act: ({ ports }) => turnOff(ports, OFF),
    },
  },
  'switch-on': {
    'turning a part on again': {
      prepare: ({ ports }) => turnOff(ports, OFF),
      act: ({ ports }) => turnOn(ports, { name: 'chat', reason: 'Done', by: 'Ann' }),
    },
  },
};

const ROWS = Object.entries(ACTS).flatMap(([kind, acts]) =>
  Object.entries(acts).map(([title, act]) => [title, kind as AuditKind, act] as const),
);

describe('what people and the service do', () => {
  const bot = perTest(createTestBot);

  test.each(ROWS)('%s is in the audit log, as “%s”', async (_, kind, { prepare, act }) => {
    await prepare?.(bot);
    expect(await added(bot.store.records.audit, kind, () => act(bot))).toBe(1);
  });
});

describe('what editors do', () => {
  let commands: RunningCommands;
  beforeEach(async () => {
    commands = await startCommands();
  });
  afterEach(() => commands.running.close());

  const reviewed = (kind: AuditKind, act: () => Promise<unknown>) =>
    added(commands.editing.recalls.store.records.audit, kind, act);

  test('reviewing, publishing and going back are in the audit log', async () => {
    const { run, running } = commands;
    await run(refresh, 'help');
    expect(await reviewed('review', () => run(review, '1', '--accept'))).toBe(1);
    expect(await reviewed('publish', () => run(publish))).toBe(1);
    running.site.put(publication(PATH, page(30)));
    await run(refresh, 'help');
    expect(await reviewed('review', () => run(review, '2', '--accept'))).toBe(1);
    expect(await reviewed('publish', () => run(publish))).toBe(1);
    expect(await reviewed('rollback', () => run(rollback, '--reason', 'A wrong number.'))).toBe(1);
  });

  test('publishing an imported folder is in the audit log', async () => {
    const { guidance } = commands.running;
    await guidance.put('referral.md', note('Referring a child', 'Refer the child without delay.'));
    expect(await reviewed('publish', () => guidance.publish())).toBe(1);
  });

  test('changing a term or a helpline is in the audit log', async () => {
    const { editedEntries } = connectStores(commands.running.guidance.database);
    const step = { version: 0, editedBy: 'ada', editedAt: '2026-05-04T09:00:00.000Z' };
    const term = { ...step, kind: 'term', id: 'NRM', entry: { term: 'NRM', meaning: 'x' } } as const;
    expect(await reviewed('review', () => editedEntries.save(term))).toBe(1);
    const helpline = { ...step, kind: 'contact', id: 'ctac', entry: { id: 'ctac' } } as const;
    expect(await reviewed('review', () => editedEntries.save(helpline))).toBe(1);
  });
});
