// Functions that fill the text of a document with values from the settings and the store.
import { storeOf, type Facts, type SettingFact } from './facts.js';

function settingOf({ settings }: Facts, name: string): Pick<SettingFact, 'isSet' | 'shown'> {
  return settings.find((one) => one.name === name) ?? { isSet: false, shown: '' };
}

export const isSet = (name: string) => (facts: Facts) => settingOf(facts, name).isSet;
export const shown = (name: string) => (facts: Facts) => settingOf(facts, name).shown;
/**
 * Returns the setting's value, for a line that only applies if the deployer has set it. Otherwise undefined.
 */
export const ifSet = (name: string) => (facts: Facts) =>
  isSet(name)(facts) ? shown(name)(facts) : undefined;
export const hasValue = (name: string, value: string) => (facts: Facts) => shown(name)(facts) === value;
export const not = (test: (facts: Facts) => boolean) => (facts: Facts) => !test(facts);
/** For a whole cell, or an item of a list. For a sentence, use a line with “or:”. */
export const either = (test: (facts: Facts) => boolean, yes: string, no: string) => (facts: Facts) =>
  test(facts) ? yes : no;

export const usesModel = isSet('ANSWER_MODEL');
export const isProduction = hasValue('NODE_ENV', 'production');
export const usesReader = (facts: Facts) => !hasValue('MESSAGE_READER', 'off')(facts);
export const usesRemoteEmbedder = (facts: Facts) => !hasValue('EMBEDDER', 'minilm')(facts);
export const isRead = (facts: Facts) => storeOf(facts) !== undefined;
export const hasRelease = (facts: Facts) => storeOf(facts)?.release !== undefined;
