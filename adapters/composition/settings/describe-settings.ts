// Describes each setting in a form that anyone may see: numbers, choices and hosts, but no text that may be a
// secret.
import type { SettingFact } from '../../evidence/model/facts.js';
import { settingsWording } from '../wording/settings-wording.js';
import { CHOICES, SETTING_NAMES, type Settings } from './environment-settings.js';

const { shown: said } = settingsWording;

/**
 * Text settings that are safe to show, because they do not give access to anything. All other text is shown
 * as “set, not shown”.
 */
const SHOWN_TEXT: ReadonlySet<string> = new Set([
  'HOST',
  'METRICS_HOST',
  'CONTACT',
  'OIDC_ROLES_CLAIM',
  'OPENAI_EMBEDDING_MODEL',
  'ANSWER_MODEL',
  'AZURE_OPENAI_API_DEPLOYMENT_NAME',
  'AZURE_OPENAI_API_EMBEDDINGS_DEPLOYMENT_NAME',
  'AZURE_OPENAI_API_VERSION',
]);
/**
 * The shortest value that the check for secrets searches for. Shorter values also appear in ordinary words.
 */
const SHORTEST_SECRET = 6;

/** True if a setting's name suggests that it contains a secret or says where one is kept. */
export const isSecret = (name: string) =>
  /KEY|SECRET|TOKEN|PASSWORD|AUTHORIZATION/.test(name) && !name.endsWith('_EXPIRES');

export function describeSettings(settings: Settings, environment: NodeJS.ProcessEnv): SettingFact[] {
  return SETTING_NAMES.map((name) => describe(name, settings[name], Boolean(environment[name]?.trim())));
}

function describe(name: string, value: Settings[keyof Settings], isSet: boolean): SettingFact {
  if (value === undefined || value === '') return { name, isSet, shown: said.none };
  if (isSecret(name)) return { name, isSet, shown: said.hidden };
  if (typeof value === 'number') return { name, isSet, shown: String(value) };
  const text = value;
  const host = hostIn(text);
  if (host !== undefined) return { name, isSet, shown: host, host };
  if (name.endsWith('_CHANNEL')) return { name, isSet, shown: text.split(':')[0]! };
  const hidden = isSet ? said.hidden : said.hiddenDefault;
  return { name, isSet, shown: SHOWN_TEXT.has(name) || CHOICES.has(name) ? text : hidden };
}

/** Passwords and other secrets that must never appear in an evidence pack. */
export function secretsIn(settings: Settings): string[] {
  const passwords = SETTING_NAMES.flatMap((name) => {
    const value = settings[name];
    return typeof value === 'string' && URL.canParse(value)
      ? [decodeURIComponent(new URL(value).password)]
      : [];
  });
  const secrets = SETTING_NAMES.filter(isSecret).map((name) => settings[name]);
  return [...passwords, ...secrets].filter(
    (value) => typeof value === 'string' && value.length >= SHORTEST_SECRET,
  ) as string[];
}

/** Returns only the host. The user, password, path and query may contain secrets. */
function hostIn(text: string): string | undefined {
  if (!/^[a-z]+:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).host || undefined;
}
