// Reads and writes safetensors files: 8 bytes with the header's length, a JSON header, then the data.

/** A half-precision tensor, little-endian. */
export interface Tensor {
  shape: number[];
  bytes: Uint8Array;
}

export type Weights = Map<string, Tensor>;

interface TensorHeader {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** Reads half-precision tensors. The file's layout is trusted, because its checksum has been verified. */
export function readSafetensors(file: Buffer): Weights {
  const dataStart = 8 + Number(file.readBigUInt64LE(0));
  const header = JSON.parse(file.toString('utf8', 8, dataStart)) as Record<string, TensorHeader>;
  const weights: Weights = new Map();
  for (const [name, { dtype, shape, data_offsets: offsets }] of Object.entries(header)) {
    if (dtype !== 'F16') continue;
    weights.set(name, {
      shape,
      bytes: file.subarray(dataStart + offsets[0], dataStart + offsets[1]),
    });
  }
  return weights;
}

export function writeSafetensors(weights: Weights): Buffer {
  const header: Record<string, TensorHeader> = {};
  let at = 0;
  for (const [name, { shape, bytes }] of weights) {
    header[name] = { dtype: 'F16', shape, data_offsets: [at, at + bytes.byteLength] };
    at += bytes.byteLength;
  }
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.byteLength));
  return Buffer.concat([length, json, ...[...weights.values()].map(({ bytes }) => bytes)]);
}
