// Computes dot products 4 numbers at a time in WebAssembly, because JavaScript can only multiply one at a
// time.
const [I32, F32, V128] = [0x7f, 0x7d, 0x7b];
/**
 * The parameters of `dot` are where each vector starts, in bytes, and how many numbers are left. `SUM` is the
 * first of its 4 sums.
 */
const [A, B, LEFT, SUM] = [0, 1, 2, 3];
const SUMS = [0, 1, 2, 3];
/**
 * How many numbers the loop multiplies at each step. It adds to 4 sums of 4 numbers, because with only one
 * sum each addition would have to wait for the previous one.
 */
const A_TURN = 16;
const PAGE_BYTES = 65_536;

/**
 * Types for the parts of WebAssembly that we use, because Node's types leave them out. With `--jitless`,
 * there is no WebAssembly.
 */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
    Module: new (program: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
  };
};

/** Encodes an integer as signed LEB128: each byte holds 7 bits, and the last byte's 0x40 bit is the sign. */
const length = (value: number) => (value < 64 ? [value] : [(value & 127) | 128, value >> 7]);
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const constant = (value: number) => [0x41, ...length(value)];
const [ADD_I32, SUBTRACT_I32, ADD_F32, END] = [0x6a, 0x6b, 0x92, 0x0b];
const load = (from: number, offset: number) => [...get(from), 0xfd, 0x00, 0x02, offset];
const MULTIPLY = [0xfd, 0xe6, 0x01];
const ADD = [0xfd, 0xe4, 0x01];
const lane = (n: number) => [...get(SUM), 0xfd, 0x1f, n];
const nextNumbers = (local: number) => [...get(local), ...constant(4 * A_TURN), ADD_I32, ...set(local)];

const BODY = [
  ...[1, SUMS.length, V128],
  ...[0x03, 0x40], // start of the loop
  ...SUMS.flatMap((n) => [
    ...[...load(A, 16 * n), ...load(B, 16 * n), ...MULTIPLY],
    ...[...get(SUM + n), ...ADD, ...set(SUM + n)],
  ]),
  ...[...nextNumbers(A), ...nextNumbers(B)],
  ...[...get(LEFT), ...constant(A_TURN), SUBTRACT_I32, 0x22, LEFT, 0x0d, 0], // repeat while numbers are left
  END,
  ...[...get(SUM), ...get(SUM + 1), ...ADD, ...get(SUM + 2), ...get(SUM + 3), ...ADD, ...ADD, ...set(SUM)],
  ...[...lane(0), ...lane(1), ADD_F32, ...lane(2), ADD_F32, ...lane(3), ADD_F32],
  END,
];

const section = (id: number, content: readonly number[]) => [id, ...length(content.length), ...content];
const name = (text: string) => [text.length, ...Buffer.from(text)];

const PROGRAM = Uint8Array.from([
  ...[0x00, ...Buffer.from('asm'), 1, 0, 0, 0],
  ...section(1, [1, 0x60, 3, I32, I32, I32, 1, F32]),
  ...section(2, [1, ...name('js'), ...name('memory'), 0x02, 0x00, 0]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...name('dot'), 0x00, 0]),
  ...section(10, [1, ...length(BODY.length), ...BODY]),
]);

export interface DotProducts {
  bytes: Uint8Array;
  ask(question: Float32Array): void;
  /**
   * Returns the dot product of the question and the vector that starts at position `start`. Positions count
   * the numbers in `bytes`, from 0.
   */
  with(start: number): number;
}

export function createDotProducts(byteLength: number, dimension: number): DotProducts {
  if (dimension % A_TURN) return oneByOne(byteLength, dimension);
  try {
    return manyAtOnce(byteLength, dimension);
  } catch {
    return oneByOne(byteLength, dimension);
  }
}

/**
 * Throws if WebAssembly is missing, lacks the instructions that we use, or does not have enough memory (4 GB
 * at most).
 */
function manyAtOnce(byteLength: number, dimension: number): DotProducts {
  const questionAt = Math.ceil(byteLength / 16) * 16;
  const memory = new WebAssembly.Memory({
    initial: Math.ceil((questionAt + 4 * dimension) / PAGE_BYTES),
  });
  const program = new WebAssembly.Instance(new WebAssembly.Module(PROGRAM), { js: { memory } });
  const dot = program.exports.dot as (a: number, b: number, count: number) => number;
  const asked = new Float32Array(memory.buffer, questionAt, dimension);
  return {
    bytes: new Uint8Array(memory.buffer, 0, byteLength),
    ask: (question) => asked.set(question),
    with: (start) => dot(4 * start, questionAt, dimension),
  };
}

/**
 * Used if the dimension is not a multiple of 16, or if WebAssembly fails, for example if memory is limited.
 */
function oneByOne(byteLength: number, dimension: number): DotProducts {
  const numbers = new Float32Array(Math.ceil(byteLength / 4));
  const asked = new Float32Array(dimension);
  return {
    bytes: new Uint8Array(numbers.buffer, 0, byteLength),
    ask: (question) => asked.set(question),
    with: (start) => dotOfRow(numbers, start, asked),
  };
}

/**
 * Uses 4 sums instead of one, so that the processor does not wait for each addition. This halves the time.
 */
export function dotOfRow(values: Float32Array, start: number, query: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = query.length - (query.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += values[start + i]! * query[i]!;
    b += values[start + i + 1]! * query[i + 1]!;
    c += values[start + i + 2]! * query[i + 2]!;
    d += values[start + i + 3]! * query[i + 3]!;
  }
  for (let i = whole; i < query.length; i++) a += values[start + i]! * query[i]!;
  return a + b + c + d;
}
