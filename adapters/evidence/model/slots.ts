// Functions that fill the text of a document with values from the settings and the store.
import { storeOf, type Facts, type SettingFact } from './facts.js';

function settingOf({ settings }: Facts, name: string): Pick<SettingFact, 'isSet' | 'shown'> {
  return settings.find((one) => one.name === name) ?? { isSet: false, shown: 'no such setting' };
}

export const isSet = (name: string) => (facts: Facts) => settingOf(facts, name).isSet;
export const shown = (name: string) => (facts: Facts) => settingOf(facts, name).shown;
/** For a line that only applies if the deployer set this. Undefined otherwise. */
export const ifSet = (name: string) => (facts: Facts) =>
  isSet(name)(facts) ? shown(name)(facts) : undefined;
export const hasValue = (name: string, value: string) => (facts: Facts) => shown(name)(facts) === value;
export const either = (test: (facts: Facts) => boolean, yes: string, no: string) => (facts: Facts) =>
  test(facts) ? yes : no;

export const usesModel = isSet('ANSWER_MODEL');
export function modelPlace(facts: Facts): string {
  const host =
    facts.recipients.find(({ id }) => id === 'language-model')?.where ?? 'an address that is not set';
  return hasValue('ANSWER_MODEL_SERVICE', 'azure-openai')(facts)
    ? `at a service: Azure OpenAI, ${host}`
    : `at ${host} (a service or your own server: the settings do not say which)`;
}

export const isProduction = hasValue('NODE_ENV', 'production');
export const usesReader = (facts: Facts) => !hasValue('MESSAGE_READER', 'off')(facts);
export const usesRemoteEmbedder = (facts: Facts) => !hasValue('EMBEDDER', 'minilm')(facts);
/** How it is decided whether someone gets quotes, as text to continue a sentence. */
export const whatDecides = either(
  usesModel,
  'if the language model is asked, it decides between quotes and “not found”: if it picks no sentence, or is unsure and the threshold on this machine disagrees, the answer is “not found”, even where this machine would have quoted one. If it is not asked, late or down, that threshold decides',
  'a calibrated threshold decides between quotes and “not found”',
);
/** The checks for personal details and danger in messages, as text to start a sentence. */
export const readers = either(usesReader, 'Rules and a small model', 'Rules alone (the small model is off)');

export const isRead = (facts: Facts) => storeOf(facts) !== undefined;
export const hasRelease = (facts: Facts) => storeOf(facts)?.release !== undefined;
