/** Removes U+0000 from every text in a value. PostgreSQL cannot store it. */
export function withoutNullCharacters<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('\0', '') as Value;
  if (Array.isArray(value)) return value.map(withoutNullCharacters) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withoutNullCharacters<unknown>(one)]),
  ) as Value;
}
