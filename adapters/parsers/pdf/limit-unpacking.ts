// Stops pdf.js when it unpacks too much from one stream, because it has no limit of its own. Searching the file
// first cannot tell us the size, because there are too many ways to describe how a stream is packed.
import { AsyncLocalStorage } from 'node:async_hooks';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { fileWording } from '../wording/file-wording.js';

const MEGABYTE = 1024 * 1024;

interface Unpacking {
  mostBytes: number;
  failure?: InputFailure;
}

const unpackings = new AsyncLocalStorage<Unpacking>();

/**
 * Throws if a stream that `read` unpacks is larger than the limit. There is no limit on their total, because pdf.js
 * unpacks a drawing that pages share once for each page.
 */
export async function limitUnpacking<T>(mostBytes: number, read: () => Promise<T>): Promise<T> {
  const unpacking: Unpacking = { mostBytes };
  // pdf.js may leave out the part that failed, or throw another error.
  const result = await unpackings.run(unpacking, read).catch((cause: unknown) => {
    throw unpacking.failure ?? cause;
  });
  if (unpacking.failure) throw unpacking.failure;
  return result;
}

const { DecompressionStream: Native } = globalThis;

// pdf.js uses this for most streams.
globalThis.DecompressionStream = class {
  readonly writable: DecompressionStream['writable'];
  readonly readable: DecompressionStream['readable'];

  constructor(...format: ConstructorParameters<typeof DecompressionStream>) {
    const native = new Native(...format);
    this.writable = native.writable;
    const unpacking = unpackings.getStore();
    let length = 0;
    const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        length += chunk.length;
        check(unpacking, length);
        controller.enqueue(chunk);
      },
    });
    this.readable = native.readable.pipeThrough(counter);
  }
};

// pdf.js unpacks other streams itself. When its array is full, it copies the array to one that is twice as long.
// It copies the result of Brotli once, to an Int8Array.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array;
const { set } = typedArray;
// Assigning `set` would make it show up in every loop over an array's keys.
Object.defineProperty(typedArray, 'set', {
  value: function copy(this: Uint8Array, source: ArrayLike<number>, offset?: number): void {
    check(unpackings.getStore(), this.byteLength);
    set.call(this, source, offset);
  },
});

function check(unpacking: Unpacking | undefined, length: number): void {
  if (!unpacking) return;
  const { mostBytes } = unpacking;
  if (length > mostBytes)
    unpacking.failure ??= new InputFailure(...fileWording.pdf.tooLarge(Math.round(mostBytes / MEGABYTE)));
  if (unpacking.failure) throw unpacking.failure;
}
