// `ctac complaints`: lists and records complaints, when each must be acknowledged, and its outcome.
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import { acknowledgeComplaint, addComplaint, closeComplaint } from '../../../bot/data-subject/complaints.js';
import { clockOf, type Complaint } from '../../../bot/model/governance/complaint.js';
import type { Step } from '../../../bot/data-subject/handling-steps.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { FLAG, TEXT, readArguments } from '../read-arguments.js';
import { operator, show, type Terminal } from '../terminal.js';
import { recordShown } from '../record-shown.js';
import { done, personIn, runStep } from './run-step.js';

const OPTIONS = {
  json: FLAG,
  by: TEXT,
  about: { type: 'string', default: '' },
  from: TEXT,
  person: TEXT,
  received: TEXT,
  outcome: { type: 'string', default: '' },
  answer: TEXT,
} as const;

export async function complaints(ports: BotPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [what = 'list', id = ''] = positionals;
  const by = operator(values.by);
  const now = ports.clock().toISOString();
  const say = async (step: Promise<Step<Complaint>>) => terminal.write(line(done(await step, USE), now));
  return runStep('complaints', USE, what, {
    async list() {
      const all = await ports.store.records.complaints.list();
      if (!all.length) terminal.say('There are no complaints.');
      else await recordShown(ports.store.records.readings, 'complaints', { by, what: 'person', at: now });
      show(terminal, values.json, all, (listed) => listed.map((one) => line(one, now)).join('\n'));
    },
    async add() {
      const { about: words, from, received } = values;
      const person = values.person === undefined ? undefined : personIn(values.person);
      const added = await addComplaint(ports, { via: 'command', words, from, person, received, by });
      terminal.write(done(added, USE).id);
    },
    acknowledge: () => say(acknowledgeComplaint(ports, { id, by })),
    close: () => say(closeComplaint(ports, { id, by, outcome: values.outcome, answer: values.answer })),
  });
}

const USE =
  'Use list, add --about TEXT [--from WHO] [--person PLATFORM:ID] [--received DAY], acknowledge ID, or close ID --outcome "upheld" [--answer TEXT].';

function line(complaint: Complaint, now: string): string {
  const { id, receivedAt, words, from, person } = complaint;
  const who = from ?? (person ? `${person.platform}:${person.id}` : 'someone unnamed');
  return `${id}  received ${dayOf(receivedAt)}  ${stateOf(complaint, now)}  from ${who}: ${words ?? '(no text)'}`;
}

function stateOf(complaint: Complaint, now: string): string {
  const { acknowledged, closed } = complaint;
  const clock = clockOf(complaint, now);
  switch (clock.state) {
    case 'closed':
      return `closed ${dayOf(closed!.at)}: ${closed!.outcome}`;
    case 'acknowledged':
      return `acknowledged ${dayOf(acknowledged!.at)}, open`;
    case 'overdue':
      return `WARNING: should have been acknowledged by ${dayOf(clock.by)}`;
    case 'due soon':
      return `WARNING: acknowledge by ${dayOf(clock.by)}, ${clock.days} ${clock.days === 1 ? 'day' : 'days'} left`;
    case 'waiting':
      return `acknowledge by ${dayOf(clock.by)}, ${clock.days} days left`;
  }
}
