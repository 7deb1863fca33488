// A heap in typed arrays. Each value has a key, and the value with the highest key is first.
export interface Heap {
  size: number;
  /** The first key is the highest. The others are in heap order, which is only partly sorted. */
  keys: Float32Array;
  values: Uint32Array;
}

/** The heap grows when it is full. Set `size` to 0 to empty it. */
export function createHeap(capacity: number): Heap {
  return { size: 0, keys: new Float32Array(capacity), values: new Uint32Array(capacity) };
}

export function push(heap: Heap, key: number, value: number): void {
  if (heap.size === heap.keys.length) grow(heap);
  const { keys, values } = heap;
  let at = heap.size;
  heap.size += 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (keys[parent]! >= key) break;
    keys[at] = keys[parent]!;
    values[at] = values[parent]!;
    at = parent;
  }
  keys[at] = key;
  values[at] = value;
}

export function removeFirst(heap: Heap): void {
  heap.size -= 1;
  replaceFirst(heap, heap.keys[heap.size]!, heap.values[heap.size]!);
}

export function replaceFirst({ size, keys, values }: Heap, key: number, value: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && keys[child + 1]! > keys[child]!) child += 1;
    if (keys[child]! <= key) break;
    keys[at] = keys[child]!;
    values[at] = values[child]!;
    at = child;
  }
  keys[at] = key;
  values[at] = value;
}

function grow(heap: Heap): void {
  const { keys, values } = heap;
  heap.keys = new Float32Array(2 * keys.length + 16);
  heap.values = new Uint32Array(2 * keys.length + 16);
  heap.keys.set(keys);
  heap.values.set(values);
}
