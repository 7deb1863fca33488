// `ctac complaints`: lists and records complaints, when each must be acknowledged, and its outcome.
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import { acknowledgeComplaint, addComplaint, closeComplaint } from '../../../bot/subject/complaints.js';
import { clockOf } from '../../../bot/model/governance/complaint.js';
import type { Complaint } from '../../../bot/model/governance/complaint.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { readArguments } from '../read-arguments.js';
import { operator, show } from '../terminal.js';
import type { Terminal } from '../terminal.js';
import { done, personIn } from './typed.js';

const OPTIONS = {
  json: { type: 'boolean', default: false },
  by: { type: 'string' },
  about: { type: 'string' },
  from: { type: 'string' },
  person: { type: 'string' },
  received: { type: 'string' },
  outcome: { type: 'string' },
  answer: { type: 'string' },
} as const;

export async function complaints(ports: BotPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments({ args, allowPositionals: true, options: OPTIONS });
  const [what = 'list', id = ''] = positionals;
  const by = operator(values.by);
  const now = ports.clock().toISOString();
  const say = (complaint: Complaint) => terminal.write(line(complaint, now));
  switch (what) {
    case 'list': {
      const all = await ports.store.records.complaints.list();
      if (!all.length) terminal.say('There are no complaints.');
      show(terminal, values.json, all, (listed) => listed.map((one) => line(one, now)).join('\n'));
      return 0;
    }
    case 'add': {
      const { about = '', from, person, received } = values;
      const added = await addComplaint(ports, {
        via: 'command',
        words: about,
        ...(from !== undefined && { from }),
        ...(person !== undefined && { person: personIn(person) }),
        ...(received !== undefined && { received }),
        by,
      });
      terminal.write(done(added, USE).id);
      return 0;
    }
    case 'acknowledge':
      say(done(await acknowledgeComplaint(ports, { id, by }), USE));
      return 0;
    case 'close': {
      const { outcome = '', answer } = values;
      say(
        done(await closeComplaint(ports, { id, by, outcome, ...(answer !== undefined && { answer }) }), USE),
      );
      return 0;
    }
    default:
      throw new InputFailure('That is not a complaints command.', USE);
  }
}

const USE =
  'Use list, add --about TEXT [--from WHO] [--person PLATFORM:ID] [--received DAY], acknowledge ID, or close ID --outcome "upheld" [--answer TEXT].';

function line(complaint: Complaint, now: string): string {
  const { id, receivedAt, words, from, person } = complaint;
  const who = from ?? (person ? `${person.platform}:${person.id}` : 'someone who is not named');
  return `${id}  received ${dayOf(receivedAt)}  ${stateOf(complaint, now)}  from ${who}: ${words ?? 'no words'}`;
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
