// Says which of the controls that depend on settings or rows are in force here, and why the others are not.
import { hasLead, hasRoster, noLead, noRoster } from './advisers.js';
import { storeOf, type Facts } from './facts.js';
import { hasValue, isSet, usesModel, usesReader } from './slots.js';

export interface Condition {
  holds: (facts: Facts) => boolean;
  /** Why the control is not in force, worded to follow a colon. */
  absent: string | ((facts: Facts) => string);
  from: readonly string[];
}

export const canSignIn = ({ signIn }: Facts) => signIn !== 'closed';
export const isLocalSignIn = ({ signIn }: Facts) => signIn === 'local';
export const isClosed = ({ signIn }: Facts) => signIn === 'closed';
export const usesTeams = isSet('MICROSOFT_APP_ID');
export const usesSlack = isSet('SLACK_BOT_TOKEN');
export const usesChat = (facts: Facts) => usesTeams(facts) || usesSlack(facts);
/** Whether requests go to the desk. Without a channel on a platform they do. */
export const isDeskUsed = hasValue('ADVISERS_CHANNEL', 'desk');
export const isOpenToAnyone = hasValue('WEB_ACCESS', 'anyone');
/** Whether the encryption key is in DATA_DIR. */
export const isKeyNear = (facts: Facts) =>
  !['ENCRYPTION_KEY', 'ENCRYPTION_KEY_FILE', 'ENCRYPTION_VAULT_URL'].some((name) => isSet(name)(facts));
export const isConfirmed = (facts: Facts) => storeOf(facts)?.periodsConfirmed !== undefined;

export const rowsIn = (name: string) => (facts: Facts) =>
  storeOf(facts)?.tables.find((table) => table.name === name)?.rows ?? 0;
export const samplesIn = (facts: Facts) =>
  storeOf(facts)?.release?.documents.filter(({ isSample }) => isSample).length ?? 0;
export const isReviewed = (facts: Facts) => storeOf(facts)?.release?.madeBy === 'review';
export const isImported = (facts: Facts) => storeOf(facts)?.release?.madeBy === 'import';

const ROSTER_FILE = ['setting ADVISERS_FILE', 'the advisers’ file, if there is one'];

const CONDITIONS = {
  reader: {
    holds: usesReader,
    absent: 'the message reader is off (MESSAGE_READER=off), so only rules do this',
    from: ['setting MESSAGE_READER'],
  },
  model: { holds: usesModel, absent: 'no language model is connected', from: ['setting ANSWER_MODEL'] },
  reviewed: {
    holds: isReviewed,
    absent: 'no editor reviewed the guidance that is live',
    from: ['table publications', 'table changes'],
  },
  tested: {
    holds: (facts: Facts) => rowsIn('golden_questions')(facts) > 0,
    absent: 'there are no test questions',
    from: ['table golden_questions'],
  },
  editors: {
    holds: canSignIn,
    absent: 'no one can sign in as an editor',
    from: ['setting OIDC_ISSUER', 'setting NODE_ENV'],
  },
  desk: {
    holds: canSignIn,
    absent: 'no one can sign in at the desk',
    from: ['setting OIDC_ISSUER', 'setting NODE_ENV'],
  },
  roster: { holds: hasRoster, absent: noRoster, from: ROSTER_FILE },
  lead: { holds: hasLead, absent: noLead, from: ROSTER_FILE },
  second: {
    holds: isSet('ADVISERS_SECOND_CHANNEL'),
    absent: 'no second channel is set',
    from: ['setting ADVISERS_SECOND_CHANNEL'],
  },
  chat: {
    holds: usesChat,
    absent: 'no chat platform is connected',
    from: ['setting MICROSOFT_APP_ID', 'setting SLACK_BOT_TOKEN'],
  },
  provider: {
    holds: isSet('OIDC_ISSUER'),
    absent: 'no sign-in provider is set',
    from: ['setting OIDC_ISSUER'],
  },
  service: {
    holds: (facts: Facts) => usesModel(facts) || !hasValue('EMBEDDER', 'minilm')(facts),
    absent: 'no model service is connected',
    from: ['setting ANSWER_MODEL', 'setting EMBEDDER'],
  },
  addresses: {
    holds: (facts: Facts) => isSet('TRUSTED_PROXIES')(facts) || !isSet('PUBLIC_URL')(facts),
    absent: 'TRUSTED_PROXIES is not set, so everyone behind the proxy shares one limit',
    from: ['setting TRUSTED_PROXIES', 'setting PUBLIC_URL'],
  },
  metrics: {
    holds: isSet('METRICS_PORT'),
    absent: 'no one can read the metrics',
    from: ['setting METRICS_PORT'],
  },
  scheduled: {
    holds: hasValue('REFRESH_SOURCES', 'scheduled'),
    absent: 'sources are only checked when someone asks',
    from: ['setting REFRESH_SOURCES'],
  },
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
  /** All must hold. */
  needs: readonly string[];
}

/** Separates the controls in force from those that are not, each with the reason. */
export function sortControls(facts: Facts, controls: readonly Control[]) {
  const absent = controls.flatMap(({ text, needs }) => {
    const missing = needs.map(conditionNamed).filter(({ holds }) => !holds(facts));
    return missing.length ? [`${text}: ${missing.map(whyAbsent(facts)).join('; ')}`] : [];
  });
  const held = controls
    .filter(({ needs }) => needs.every((name) => conditionNamed(name).holds(facts)))
    .map(({ text }) => text);
  const from = controls.flatMap(({ needs }) => needs.flatMap((name) => conditionNamed(name).from));
  return { held, absent, from: [...new Set(from)] };
}

/** Why each of these is not in force here, for a cell that says what is missing; “nothing” if all are. */
export const missing =
  (...names: readonly ConditionName[]) =>
  (facts: Facts) =>
    names
      .map((name): Condition => CONDITIONS[name])
      .filter(({ holds }) => !holds(facts))
      .map(whyAbsent(facts))
      .join('; ') || 'nothing that the settings show';
