// Writes a time as people in the United Kingdom read it.

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "4 May 2026", by London's clock. */
export function sayDay(iso: string): string {
  return day.format(new Date(iso));
}

/** "4 May at 10:05", by London's clock. */
export function sayTime(iso: string): string {
  return format.format(new Date(iso));
}
