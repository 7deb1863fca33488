// Earlier versions stored days that do not exist, such as 2025-13-45. A page that tries to show one fails.

/** Returns the start of the year for such a day, which is early enough that nothing due is missed. */
export function timeAsStored(stored: string): string {
  return Number.isNaN(Date.parse(stored)) ? `${stored.slice(0, 4)}-01-01T00:00:00.000Z` : stored;
}
