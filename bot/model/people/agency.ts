// Lists the kinds of organisation that practitioners can work for: what they type, and what advisers see.

export const AGENCIES = [
  'social work',
  'police',
  'Border Force',
  'immigration',
  'health',
  'education',
  'benefits',
  'youth justice',
  'voluntary sector',
] as const;
export type Agency = (typeof AGENCIES)[number];

export function agencyCalled(name: string): Agency | undefined {
  return AGENCIES.find((agency) => agency.toLowerCase() === name.trim().toLowerCase());
}
