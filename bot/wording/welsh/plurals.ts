// Welsh plurals. A noun can have up to 6 forms, because the number before it changes its first letter.

export interface Forms {
  /** The form used after any other number, for example “dyfyniad”. */
  other: string;
  one?: string;
  two?: string;
  /** The form used after 3. */
  few?: string;
  /** The form used after 6. */
  many?: string;
}

const rules = new Intl.PluralRules('cy');

/** For example “2 ddyfyniad”. After numbers above 10, both “11 o ddyfyniadau” and “11 dyfyniad” read well. */
export function counted(count: number, forms: Forms): string {
  const form = rules.select(count);
  return `${count.toLocaleString('cy')} ${(form === 'zero' ? undefined : forms[form]) ?? forms.other}`;
}

export const QUOTES: Forms = { other: 'dyfyniad', two: 'ddyfyniad' };
export const DOCUMENTS: Forms = { other: 'dogfen', one: 'ddogfen', two: 'ddogfen' };
export const VERSIONS: Forms = { other: 'fersiwn' };
export const FILES: Forms = { other: 'ffeil' };
export const THINGS: Forms = { other: 'peth', two: 'beth', few: 'pheth', many: 'pheth' };
export const MINUTES: Forms = { other: 'munud', one: 'funud', two: 'funud' };
export const HOURS: Forms = { other: 'awr' };
export const DAYS: Forms = { other: 'diwrnod', two: 'ddiwrnod' };
export const SECONDS: Forms = { other: 'eiliad' };
export const MESSAGES: Forms = { other: 'neges', one: 'neges' };
export const CONVERSATIONS: Forms = { other: 'sgwrs' };
export const REQUESTS: Forms = { other: 'cais', two: 'gais', few: 'chais', many: 'chais' };
export const COMPLAINTS: Forms = { other: 'cwyn', one: 'gŵyn', two: 'gŵyn', many: 'chŵyn' };
export const EARLIER_ANSWERS: Forms = { other: 'ateb cynharach' };
export const RATINGS: Forms = { other: 'sgôr' };
