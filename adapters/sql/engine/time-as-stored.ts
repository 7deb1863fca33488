// Handles dates that do not exist, such as 2025-13-45, which earlier versions stored. If we showed such a
// date, the page would fail.

/** For a date that does not exist, returns the start of its year: early enough that nothing due is missed. */
export function timeAsStored(stored: string): string {
  return Number.isNaN(Date.parse(stored)) ? `${stored.slice(0, 4)}-01-01T00:00:00.000Z` : stored;
}
