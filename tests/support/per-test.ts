// Starts an object for a test and closes it afterwards, in one line. Tests use it like any other object.
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';

type Start<T> = () => T | Promise<T>;

/**
 * Makes a new object for each test of the file or group. After the test, its `close`, `remove` or `stop` is
 * called.
 */
export function perTest<T extends object>(start: Start<T>): T {
  const held = hold(start);
  beforeEach(held.begin);
  afterEach(held.end);
  return held.one;
}

/** Makes one object for all tests of the file or group. */
export function shared<T extends object>(start: Start<T>): T {
  const held = hold(start);
  beforeAll(held.begin);
  afterAll(held.end);
  return held.one;
}

type End = () => unknown;

function hold<T extends object>(start: Start<T>) {
  let current: T | undefined;
  const now = () => {
    if (!current) throw new Error('This is only there while a test runs.');
    return current;
  };
  return {
    async begin() {
      current = await start();
    },
    async end() {
      const one: { close?: End; remove?: End; stop?: End } = current ?? {};
      current = undefined;
      await (one.close ?? one.remove ?? one.stop)?.call(one);
    },
    // The last three traps allow this object to be spread.
    one: new Proxy({} as T, {
      get: (_, name) => Reflect.get(now(), name) as unknown,
      set: (_, name, value) => Reflect.set(now(), name, value),
      has: (_, name) => Reflect.has(now(), name),
      ownKeys: () => Reflect.ownKeys(now()),
      getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(now(), name),
    }),
  };
}
