// `ctac complaints`: records and lists complaints, with the date to acknowledge each one by, and its outcome.
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import { acknowledgeComplaint, addComplaint, closeComplaint } from '../../../bot/data-subject/complaints.js';
import { clockOf, type Complaint } from '../../../bot/model/governance/complaint.js';
import type { HandlingResult } from '../../../bot/data-subject/handling-steps.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { FLAG, TEXT, readArguments } from '../read-arguments.js';
import { operator, show, type Terminal } from '../terminal.js';
import { recordShown } from '../record-access.js';
import { requestsWording } from '../wording/requests-wording.js';
import { valueOfStep, personArgument, runStep } from './run-step.js';

const { complaints: said } = requestsWording;

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
  const say = async (step: Promise<HandlingResult<Complaint>>) =>
    terminal.write(line(valueOfStep(await step, said.use), now));
  return runStep('complaints', said.use, what, {
    async list() {
      const all = await ports.store.records.complaints.list();
      if (!all.length) terminal.say(said.none);
      else await recordShown(ports.store.records.accessLog, 'complaints', { by, what: 'person', at: now });
      show(terminal, values.json, all, (listed) => listed.map((one) => line(one, now)).join('\n'));
    },
    async add() {
      const { about: words, from, received } = values;
      const person = values.person === undefined ? undefined : personArgument(values.person);
      const added = await addComplaint(ports, { via: 'command', words, from, person, received, by });
      terminal.write(valueOfStep(added, said.use).id);
    },
    acknowledge: () => say(acknowledgeComplaint(ports, { id, by })),
    close: () => say(closeComplaint(ports, { id, by, outcome: values.outcome, answer: values.answer })),
  });
}

function line(complaint: Complaint, now: string): string {
  const { id, receivedAt, words, from, person } = complaint;
  const who = from ?? (person && `${person.platform}:${person.id}`);
  return [id, said.received(dayOf(receivedAt)), stateOf(complaint, now), said.from(who, words)].join('  ');
}

function stateOf(complaint: Complaint, now: string): string {
  const { acknowledged, closed } = complaint;
  const clock = clockOf(complaint, now);
  switch (clock.state) {
    case 'closed':
      return requestsWording.closed(dayOf(closed!.at), closed!.outcome);
    case 'acknowledged':
      return said.acknowledged(dayOf(acknowledged!.at));
    case 'overdue':
      return said.overdue(dayOf(clock.by));
    case 'due soon':
      return said.dueSoon(dayOf(clock.by), clock.days);
    case 'waiting':
      return said.due(dayOf(clock.by), clock.days);
  }
}
