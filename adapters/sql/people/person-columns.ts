import type { Person } from '../../../bot/model/people/person.js';

export function toPerson(platform: string, id: string, name: string | null): Person {
  return { platform, id, ...(name !== null && { name }) };
}

/** Undefined if the columns do not name anyone. */
export function personIfAny(platform: string | null, id: string | null, name: string | null) {
  return platform === null || id === null ? undefined : toPerson(platform, id, name);
}

export function byColumns({ platform, id, name }: Person) {
  return { by_platform: platform, by_id: id, by_name: name ?? null };
}

export function toBy(row: { by_platform: string; by_id: string; by_name: string | null }): Person {
  return toPerson(row.by_platform, row.by_id, row.by_name);
}
