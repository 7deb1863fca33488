// Welsh has up to six forms after a number, because numbers change the first letter of the word after them.

export interface Forms {
  /** The word by itself: “dyfyniad”. */
  other: string;
  one?: string;
  two?: string;
  /** After 3. */
  few?: string;
  /** After 6. */
  many?: string;
}

const rules = new Intl.PluralRules('cy');

/** “2 ddyfyniad”. Above 10, Welsh counts in the plural: “11 o ddyfyniadau” reads well, and so does “11 dyfyniad”. */
export function counted(count: number, forms: Forms): string {
  const form = rules.select(count);
  return `${count.toLocaleString('cy')} ${(form === 'zero' ? undefined : forms[form]) ?? forms.other}`;
}

export const QUOTES: Forms = { other: 'dyfyniad', two: 'ddyfyniad' };
export const DOCUMENTS: Forms = { other: 'dogfen', one: 'ddogfen', two: 'ddogfen' };
export const VERSIONS: Forms = { other: 'fersiwn' };
export const FILES: Forms = { other: 'ffeil' };
export const RESULTS: Forms = {
  other: 'canlyniad',
  two: 'ganlyniad',
  few: 'chanlyniad',
  many: 'chanlyniad',
};
export const MINUTES: Forms = { other: 'munud', one: 'funud', two: 'funud' };
export const HOURS: Forms = { other: 'awr' };
export const DAYS: Forms = { other: 'diwrnod', two: 'ddiwrnod' };
export const SECONDS: Forms = { other: 'eiliad' };
export const MESSAGES: Forms = { other: 'neges', one: 'neges' };
export const CONVERSATIONS: Forms = { other: 'sgwrs' };
export const REQUESTS: Forms = { other: 'cais', two: 'gais', few: 'chais', many: 'chais' };
export const COMPLAINTS: Forms = { other: 'cwyn', one: 'gwyn', two: 'gwyn' };
export const RATINGS: Forms = { other: 'sgôr' };
