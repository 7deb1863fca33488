// The languages of the service's own text. Guidance is always quoted in its own language.

export const LANGUAGES = ['en', 'cy'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Reads locales such as "cy", "cy-GB", "CY_gb" and "cy,en;q=0.5". Undefined for other languages. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const wanted = (locale ?? '')
    .split(',')
    .map((one) => {
      const [tag = '', ...parameters] = one.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.split(/[-_]/)[0]!, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wanted.map(({ tag }) => LANGUAGES.find((language) => language === tag)).find(Boolean);
}
