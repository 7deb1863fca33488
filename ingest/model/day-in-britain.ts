const BRITISH = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/** The date in Britain: 6 April for "2015-04-05T23:00:12Z". A date stays, and other text is undefined. */
export function dayInBritain(time: string | null | undefined): string | undefined {
  if (!time || Number.isNaN(Date.parse(time))) return undefined;
  return time.includes('T') ? BRITISH.format(new Date(time)) : time.slice(0, 10);
}
