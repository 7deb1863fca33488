import type { Language } from '../../../knowledge/model/language.js';

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
export function inLondon(parts: Intl.DateTimeFormatOptions, locale = 'en-GB'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: 'Europe/London', ...parts });
}

const day = inLondon(DAY);
const welshDay = inLondon(DAY, 'cy');
const clock = inLondon({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** For example "9am" or "9:50pm". */
export function spokenTime(hours: number, minutes: number): string {
  const twelve = hours % 12 === 0 ? 12 : hours % 12;
  return `${twelve}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}${hours < 12 ? 'am' : 'pm'}`;
}

/** For example "9:50pm", in London time. */
export function formatClock(iso: string): string {
  const [hours = 0, minutes = 0] = clock.format(new Date(iso)).split(':').map(Number);
  return spokenTime(hours, minutes);
}

/** For example "4 May 2026", in London time. */
export function formatDay(iso: string, language: Language = 'en'): string {
  return (language === 'cy' ? welshDay : day).format(new Date(iso));
}

/** For example "4 May at 10:05am", in London time. */
export function formatTime(iso: string, language: Language = 'en'): string {
  return formatTimeForRecord(iso, language).replace(/ \d{4}(?= )/, '');
}

/** For example "4 May 2026 at 10:05am". Includes the year, because people may read it years later. */
export function formatTimeForRecord(iso: string, language: Language = 'en'): string {
  return `${formatDay(iso, language)} ${language === 'cy' ? 'am' : 'at'} ${formatClock(iso)}`;
}
