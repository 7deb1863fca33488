// Says what is in use in a configuration, from its settings and its store.
import { storeOf, type Facts } from './facts.js';
import { hasValue, isProduction, isSet, usesModel, usesRemoteEmbedder } from './slots.js';

export const canSignIn = ({ signIn }: Facts) => signIn !== 'closed';
export const isLocalSignIn = ({ signIn }: Facts) => signIn === 'local';
export const isClosed = ({ signIn }: Facts) => signIn === 'closed';
export const usesTeams = isSet('MICROSOFT_APP_ID');
export const usesSlack = isSet('SLACK_BOT_TOKEN');
export const usesChat = (facts: Facts) => usesTeams(facts) || usesSlack(facts);
/** Requests go to the desk unless a channel on a platform is set. */
export const isDeskUsed = hasValue('ADVISERS_CHANNEL', 'desk');
export const isOpenToAnyone = hasValue('WEB_ACCESS', 'anyone');
/** True if the encryption key is in DATA_DIR. */
export const isKeyNear = (facts: Facts) =>
  !['ENCRYPTION_KEY', 'ENCRYPTION_KEY_FILE', 'ENCRYPTION_VAULT_URL'].some((name) => isSet(name)(facts));
export const hasConfirmedPeriods = (facts: Facts) => storeOf(facts)?.periodsConfirmed !== undefined;
export const isConfirmedBySettings = (facts: Facts) => storeOf(facts)?.periodsConfirmed?.where === 'settings';
export const hasDeleted = (facts: Facts) =>
  hasConfirmedPeriods(facts) && storeOf(facts)?.lastDeletion !== undefined;
export const hasBackup = (facts: Facts) => storeOf(facts)?.lastBackup !== undefined;
/** True if the settings show that others can reach the service, which usually means through a proxy. */
export const isProxied = (facts: Facts) => isSet('PUBLIC_URL')(facts) || isProduction(facts);

export const rowsIn = (name: string) => (facts: Facts) =>
  storeOf(facts)?.tables.find((table) => table.name === name)?.rows ?? 0;
export const samplesIn = (facts: Facts) =>
  storeOf(facts)?.release?.documents.filter(({ isSample }) => isSample).length ?? 0;
export const hasSamples = (facts: Facts) => samplesIn(facts) > 0;
export const isReviewed = (facts: Facts) => storeOf(facts)?.release?.madeBy === 'review';
export const isImported = (facts: Facts) => storeOf(facts)?.release?.madeBy === 'import';

export const usesService = (facts: Facts) => usesModel(facts) || usesRemoteEmbedder(facts);

export const isScheduled = hasValue('REFRESH_SOURCES', 'scheduled');
