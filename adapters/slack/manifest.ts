// Writes the manifest of the Slack app in one language: `manifest.yaml`, with its English texts replaced.
import { readFileSync } from 'node:fs';
import type { PractitionerWords } from '../../bot/wording/english/practitioner-words.js';
import { wordsIn } from '../../bot/wording/words-in.js';
import type { Language } from '../../knowledge/model/language.js';

const IN_ENGLISH = readFileSync(new URL('manifest.yaml', import.meta.url), 'utf8');

/** Slack shows one manifest to everyone in a workspace. The text in the file is in single quotes. */
export function manifestIn(language: Language): string {
  const texts = textsOf(wordsIn(language));
  return textsOf(wordsIn('en')).reduce(
    (manifest, text, index) => manifest.replaceAll(quoted(text), () => quoted(texts[index]!)),
    IN_ENGLISH,
  );
}

function textsOf({ serviceName, app: { slack } }: PractitionerWords): string[] {
  const prompts = slack.prompts.flatMap(({ title, message }) => [title, message]);
  return [serviceName, ...Object.values(slack.manifest), ...prompts];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
