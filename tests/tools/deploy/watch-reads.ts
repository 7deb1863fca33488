// Finds misspelt fields in a document: those that a check never reads, because it does not know their names.

/**
 * Returns the paths of unknown fields, such as `spec.template.spec.contianers`. `check` must read every field
 * that it knows.
 */
export function unreadFields(document: object, check: (document: object) => void): string[] {
  const read = new Set<string>();
  check(watch(document, '', read));
  return pathsIn(document, '').filter((path) => !read.has(path));
}

function watch<T extends object>(value: T, path: string, read: Set<string>): T {
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key !== 'string') return found;
      const inside = join(path, key);
      read.add(inside);
      return typeof found === 'object' && found !== null ? watch(found, inside, read) : found;
    },
  });
}

/** Returns the path of every field, including nested fields. */
function pathsIn(value: object, path: string): string[] {
  return Object.entries(value).flatMap(([key, found]: [string, unknown]) => {
    const inside = join(path, key);
    const below = typeof found === 'object' && found !== null ? pathsIn(found, inside) : [];
    return [inside, ...below];
  });
}

const join = (path: string, key: string) => (path ? `${path}.${key}` : key);
