// Decides whether each control that depends on settings or stored rows is in force, and if not, says why.
import { isLoopback } from '../../http/local-only.js';
import { hasLead, hasLeadInChat, hasRoster } from '../model/advisers.js';
import { setting, tableSource } from '../model/document.js';
import { storeOf, type Facts } from '../model/facts.js';
import {
  canSignIn,
  hasBackup,
  hasDeleted,
  isClosed,
  hasConfirmedPeriods,
  isLocalSignIn,
  isProxied,
  isReviewed,
  isScheduled,
  rowsIn,
  usesChat,
  usesService,
} from '../model/in-force.js';
import { hasValue, isRead, isSet, shown, usesModel, usesReader } from '../model/slots.js';
import { noLead, noLeadInChat, noRoster } from './advisers-wording.js';
import { ROSTER_FILE } from './statement-sources.js';

export interface Condition {
  holds: (facts: Facts) => boolean;
  /** The reason that the control is not in force, worded to follow a colon. */
  absent: string | ((facts: Facts) => string);
  /**
   * Returns false if this configuration has nothing for the control to act on. The control is then not listed
   * as missing.
   */
  isNeeded?: (facts: Facts) => boolean;
  from: readonly string[];
}

/** What the settings show about alerts. They cannot show whether someone receives alerts. */
export function whyNoAlerts(facts: Facts): string {
  if (!isSet('METRICS_PORT')(facts)) return 'no one can read the metrics (METRICS_PORT)';
  return isLoopback(shown('METRICS_HOST')(facts))
    ? 'the metrics can only be read from this machine, and the settings do not show whether anything collects them'
    : 'the metrics can be read from other machines, but the settings do not show whether anything collects them';
}

/**
 * Who can decide on a report of an unsafe answer. This is only possible on the web pages, not with a command.
 */
export function whoDecides(facts: Facts): string {
  if (isClosed(facts)) return 'No one can sign in to decide on a report';
  return isLocalSignIn(facts) ? 'Anyone at this machine can decide on a report' : 'Editors decide on reports';
}

export function whyNotDeleted(facts: Facts): string {
  if (!isRead(facts)) return 'the store could not be read';
  return hasConfirmedPeriods(facts) ? 'no run is recorded in this store' : 'no one has confirmed the periods';
}

const CHAT_SETTINGS = [setting('MICROSOFT_APP_ID'), setting('SLACK_BOT_TOKEN')];
const ROSTER = [setting('ADVISERS_FILE'), ROSTER_FILE];

const CHOSEN_ROLES = 'people choose their own name and role, without a password';
const CONFIRMED_FROM = [setting('RETENTION_CONFIRMED'), tableSource('governance_events')];

const CONDITIONS = {
  reader: {
    holds: usesReader,
    absent: 'the message reader is off (MESSAGE_READER=off), so only rules do this',
    from: [setting('MESSAGE_READER')],
  },
  model: {
    holds: usesModel,
    absent: 'no language model is connected',
    isNeeded: usesModel,
    from: [setting('ANSWER_MODEL')],
  },
  reviewed: {
    holds: isReviewed,
    absent: 'no editor reviewed the guidance that is live',
    from: [tableSource('publications'), tableSource('changes')],
  },
  tested: {
    holds: (facts: Facts) => rowsIn('golden_questions')(facts) > 0,
    absent: 'there are no test questions',
    from: [tableSource('golden_questions')],
  },
  editors: {
    holds: canSignIn,
    absent: 'no one can sign in as an editor',
    from: [setting('OIDC_ISSUER'), setting('NODE_ENV')],
  },
  desk: {
    holds: canSignIn,
    absent: 'no one can sign in at the desk',
    from: [setting('OIDC_ISSUER'), setting('NODE_ENV')],
  },
  roster: { holds: hasRoster, absent: noRoster, from: ROSTER },
  lead: { holds: hasLead, absent: noLead, from: ROSTER },
  'lead-in-chat': {
    holds: hasLeadInChat,
    absent: noLeadInChat,
    from: [...ROSTER, ...CHAT_SETTINGS],
  },
  second: {
    holds: isSet('ADVISERS_SECOND_CHANNEL'),
    absent: 'no second channel is set',
    from: [setting('ADVISERS_SECOND_CHANNEL')],
  },
  chat: {
    holds: usesChat,
    absent: 'no chat platform is connected',
    isNeeded: usesChat,
    from: CHAT_SETTINGS,
  },
  provider: {
    holds: isSet('OIDC_ISSUER'),
    absent: (facts: Facts) => (isLocalSignIn(facts) ? CHOSEN_ROLES : 'no sign-in provider is set'),
    from: [setting('OIDC_ISSUER')],
  },
  roles: {
    holds: (facts: Facts) => !isLocalSignIn(facts),
    absent: CHOSEN_ROLES,
    from: [setting('OIDC_ISSUER'), setting('NODE_ENV')],
  },
  service: {
    holds: usesService,
    absent: 'no model service is connected',
    isNeeded: usesService,
    from: [setting('ANSWER_MODEL'), setting('EMBEDDER')],
  },
  account: {
    holds: hasValue('WEB_ACCESS', 'signed-in'),
    absent: 'anyone who reaches the page can use it',
    from: [setting('WEB_ACCESS')],
  },
  addresses: {
    holds: (facts: Facts) => isSet('TRUSTED_PROXIES')(facts) || !isProxied(facts),
    absent: 'TRUSTED_PROXIES is not set, so everyone behind a proxy shares one limit',
    from: [setting('TRUSTED_PROXIES'), setting('PUBLIC_URL'), setting('NODE_ENV')],
  },
  alerts: {
    // Always false, because no setting or row shows that someone watches the metrics.
    holds: () => false,
    absent: whyNoAlerts,
    from: [setting('METRICS_PORT'), setting('METRICS_HOST')],
  },
  scheduled: {
    holds: (facts: Facts) => isScheduled(facts) && (storeOf(facts)?.sourcesChecked.sources ?? 0) > 0,
    absent: (facts: Facts) =>
      isScheduled(facts) ? 'no check is recorded' : 'sources are only checked when someone asks',
    from: [setting('REFRESH_SOURCES'), tableSource('followed_sources')],
  },
  deleted: {
    holds: hasDeleted,
    absent: whyNotDeleted,
    from: [...CONFIRMED_FROM, tableSource('retention_runs')],
  },
  confirmed: { holds: hasConfirmedPeriods, absent: whyNotDeleted, from: CONFIRMED_FROM },
  unconfirmed: {
    holds: (facts: Facts) => isRead(facts) && !hasConfirmedPeriods(facts),
    absent: (facts: Facts) => (hasConfirmedPeriods(facts) ? 'they are confirmed' : whyNotDeleted(facts)),
    isNeeded: (facts: Facts) => !hasConfirmedPeriods(facts),
    from: CONFIRMED_FROM,
  },
  restored: {
    // Always false, because there is no record of anyone trying to restore a backup.
    holds: () => false,
    absent: (facts: Facts) =>
      hasBackup(facts)
        ? 'the store does not show whether anyone has tried a restore'
        : 'no backup is recorded, and the store does not show whether anyone has tried a restore',
    from: [tableSource('last_backup')],
  },
  backup: { holds: hasBackup, absent: 'none is recorded', from: [tableSource('last_backup')] },
} as const satisfies Record<string, Condition>;
export type ConditionName = keyof typeof CONDITIONS;

export const conditionNamed = (name: string): Condition => {
  if (!(name in CONDITIONS)) throw new Error(`There is no condition called ${name}.`);
  return CONDITIONS[name as ConditionName];
};

/** For a line of a document that only applies if the control is in force. */
export const inForce = (name: ConditionName) => (facts: Facts) => CONDITIONS[name].holds(facts);

const whyAbsent =
  (facts: Facts) =>
  ({ absent }: Condition): string =>
    typeof absent === 'string' ? absent : absent(facts);

export interface Control {
  text: string;
  /**
   * The control is in force if all of these conditions are met. A condition that starts with `no-` must not
   * be met; if it is, the text is left out.
   */
  needs: readonly string[];
}

const isWanted = (name: string) => !name.startsWith('no-');
const bare = (name: string) => name.replace(/^no-/, '');

const isMet =
  (facts: Facts) =>
  (name: string): boolean =>
    conditionNamed(bare(name)).holds(facts) === isWanted(name);

export const textsFor = (facts: Facts, parts: readonly Control[]): string[] =>
  parts.filter(({ needs }) => needs.every(isMet(facts))).map(({ text }) => text);

/**
 * Sorts controls into those in force, those that are missing and those that cannot apply here, and says why.
 */
export function sortControls(facts: Facts, controls: readonly Control[]) {
  const [absent, idle]: [string[], string[]] = [[], []];
  for (const { text, needs } of controls) {
    const missing = needs
      .filter(isWanted)
      .map(conditionNamed)
      .filter(({ holds }) => !holds(facts));
    const isOther = needs.some((name) => !isWanted(name) && !isMet(facts)(name));
    if (isOther || !missing.length) continue;
    const useless = missing.filter(({ isNeeded }) => isNeeded?.(facts) === false);
    const why = (useless.length ? useless : missing).map(whyAbsent(facts)).join('; ');
    (useless.length ? idle : absent).push(`${text}: ${why}`);
  }
  const from = controls.flatMap(({ needs }) => needs.flatMap((name) => conditionNamed(bare(name)).from));
  return { held: textsFor(facts, controls), absent, idle, from: [...new Set(from)] };
}

export const NOTHING = 'nothing that the settings show';

/**
 * Says why each of these controls is not in force. If all are in force, says “nothing that the settings
 * show”.
 */
export const missing =
  (...names: readonly ConditionName[]) =>
  (facts: Facts) =>
    names
      .map((name): Condition => CONDITIONS[name])
      .filter(({ holds }) => !holds(facts))
      .map(whyAbsent(facts))
      .join('; ') || NOTHING;
