// Turns columns into properties. If a column is null, its property is absent.

export function present<T extends object>(columns: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
  const given = Object.entries(columns).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof T]?: NonNullable<T[Name]> };
}
