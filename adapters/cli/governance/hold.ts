// `ctac hold`: adds, lists and lifts legal holds, which stop what they cover from being deleted.
import { dayOf, lastDayBefore } from '../../../bot/model/governance/parse-day.js';
import { liftHold, placeHold, type HoldPorts } from '../../../bot/governance/holds.js';
import { readScope } from '../../../bot/model/governance/read-scope.js';
import { isInForce, type Hold, type HoldScope } from '../../../bot/model/governance/hold.js';
import { requestNumbers } from '../../../bot/reporting/request-numbers.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, TEXT, readArguments } from '../read-arguments.js';
import { editorName, show, type Terminal } from '../terminal.js';
import { reasonIn, runStep } from './run-step.js';

const OPTIONS = {
  json: FLAG,
  by: TEXT,
  reason: TEXT,
  until: TEXT,
  person: TEXT,
  conversation: TEXT,
  request: TEXT,
  from: TEXT,
  to: TEXT,
  'do-not-tell': FLAG,
} as const;

export async function hold(ports: HoldPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const [what = 'list', id = ''] = positionals;
  const now = ports.clock().toISOString();
  const by = editorName(values.by);
  const reason = () => reasonIn(values.reason, 'Court order of 3 May');
  return runStep('hold', 'Type "ctac hold add", "ctac hold list" or "ctac hold lift ID".', what, {
    async list() {
      const holds = await ports.store.records.holds.list(now);
      if (!holds.length) terminal.say('There are no legal holds.');
      const numbers = await requestNumbers(
        ports.store,
        holds.flatMap(({ scope }) => (scope.kind === 'escalation' ? scope.target : [])),
      );
      show(terminal, values.json, holds, (all) => all.map((one) => line(one, now, numbers)).join('\n'));
    },
    async lift() {
      if (!(await liftHold(ports, { id, by, reason: reason() })))
        throw new InputFailure(
          'There is no hold with this ID, or it has already been lifted.',
          'Type "ctac hold list".',
        );
      terminal.write(
        'The hold has been lifted. Data that is due for deletion will be deleted when the service next runs.',
      );
    },
    async add() {
      const read = readScope(values, now);
      if ('problem' in read) throw new InputFailure(read.problem, USE);
      const mayTell = !values['do-not-tell'];
      const placed = await placeHold(ports, { ...read, reason: reason(), mayTell, by });
      if (placed.outcome === 'refused') throw new InputFailure(placed.problem, USE);
      terminal.write(placed.id);
    },
  });
}

const USE =
  'Use --person PLATFORM:ID, --conversation ID, --request NUMBER, or --from and --to (YYYY-MM-DD), with --reason, and --until YYYY-MM-DD if it should end automatically.';

type Numbers = ReadonlyMap<string, string>;

function line(one: Hold, now: string, numbers: Numbers): string {
  const state = one.lifted
    ? `lifted by ${one.lifted.by}, ${dayOf(one.lifted.at)}: ${one.lifted.reason}`
    : isInForce(one, now)
      ? `in force${one.endsAt === undefined ? '' : ` until ${lastDayBefore(one.endsAt)}`}`
      : 'ended';
  return `${one.id}  ${scopeText(one.scope, numbers)}  ${state}  placed by ${one.placedBy}, ${dayOf(one.placedAt)}: ${one.reason}`;
}

function scopeText(scope: HoldScope, numbers: Numbers): string {
  if (scope.kind === 'person') return `person ${scope.platform}:${scope.target}`;
  if (scope.kind === 'period') return `${dayOf(scope.from)} to ${lastDayBefore(scope.to)}`;
  if (scope.kind === 'conversation') return `conversation ${scope.target}`;
  return `request ${numbers.get(scope.target) ?? scope.target}`;
}
