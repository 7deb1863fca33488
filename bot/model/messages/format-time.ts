// Formats a time for people in the United Kingdom.

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
export function formatDay(iso: string): string {
  return day.format(new Date(iso));
}

/** "4 May at 10:05", by London's clock. */
export function formatTime(iso: string): string {
  return format.format(new Date(iso));
}

const recordFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "4 May 2026 at 10:05": for what is read long afterwards. */
export function formatTimeForRecord(iso: string): string {
  return recordFormat.format(new Date(iso));
}
