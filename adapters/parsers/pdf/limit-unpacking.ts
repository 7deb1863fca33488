// Stops pdf.js when it has unpacked too much, because it has no limit of its own. A search of the file cannot tell
// how much that will be: there are too many ways to write how a stream is packed.
import { AsyncLocalStorage } from 'node:async_hooks';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { ParseLimits } from '../blocks/limits.js';
import { fileWording } from '../wording/file-wording.js';

const MEGABYTE = 1024 * 1024;

interface Unpacking {
  limits: ParseLimits;
  bytes: number;
  failure?: InputFailure;
}

const unpackings = new AsyncLocalStorage<Unpacking>();

/** Throws if one stream that `read` unpacks, or all of them together, are larger than the limits. */
export async function limitUnpacking<T>(limits: ParseLimits, read: () => Promise<T>): Promise<T> {
  const unpacking: Unpacking = { limits, bytes: 0 };
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
        if (unpacking) count(unpacking, length, chunk.length);
        controller.enqueue(chunk);
      },
    });
    this.readable = native.readable.pipeThrough(counter);
  }
};

const { set } = Uint8Array.prototype;

// It unpacks the others itself. When the array for what it has unpacked is full, it copies it to one that is
// twice as long.
Uint8Array.prototype.set = function copy(this: Uint8Array, source: ArrayLike<number>, offset?: number): void {
  const unpacking = unpackings.getStore();
  if (unpacking) count(unpacking, this.length, offset === undefined ? this.length - source.length : 0);
  set.call(this, source, offset);
};

function count(unpacking: Unpacking, length: number, added: number): void {
  const { maxStreamBytes, maxInflatedBytes } = unpacking.limits;
  unpacking.bytes += added;
  if (length > maxStreamBytes) unpacking.failure ??= tooLarge(maxStreamBytes);
  if (unpacking.bytes > maxInflatedBytes) unpacking.failure ??= tooLarge(maxInflatedBytes);
  if (unpacking.failure) throw unpacking.failure;
}

function tooLarge(bytes: number): InputFailure {
  return new InputFailure(...fileWording.pdf.tooLarge(Math.round(bytes / MEGABYTE)));
}
