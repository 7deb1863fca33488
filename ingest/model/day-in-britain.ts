const BRITISH = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/**
 * Returns the date in Britain: 6 April for "2015-04-05T23:00:12Z". Returns a date without a time unchanged,
 * and undefined for other text.
 */
export function dayInBritain(time: string | null | undefined): string | undefined {
  if (!time || Number.isNaN(Date.parse(time))) return undefined;
  return time.includes('T') ? BRITISH.format(new Date(time)) : time.slice(0, 10);
}
