// Writes the 3 wire formats of Protocol Buffers that an ONNX file needs.

/**
 * An encoded message in pieces, so that 45 MB of weights, nested 4 levels deep, are copied once instead of 4
 * times.
 */
export interface Encoded {
  pieces: Uint8Array[];
  byteLength: number;
}

export function integerField(field: number, value: number): Encoded {
  return encoded(Buffer.concat([varint(field << 3), varint(value)]));
}

export function floatField(field: number, value: number): Encoded {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return encoded(Buffer.concat([varint((field << 3) | 5), bytes]));
}

export function bytesField(field: number, bytes: Uint8Array): Encoded {
  return messageField(field, [encoded(bytes)]);
}

export function stringField(field: number, text: string): Encoded {
  return bytesField(field, Buffer.from(text, 'utf8'));
}

export function messageField(field: number, content: Encoded[]): Encoded {
  const byteLength = content.reduce((sum, part) => sum + part.byteLength, 0);
  const head = Buffer.concat([varint((field << 3) | 2), varint(byteLength)]);
  return {
    pieces: [head, ...content.flatMap((part) => part.pieces)],
    byteLength: head.byteLength + byteLength,
  };
}

export function joinFields(fields: Encoded[]): Buffer {
  return Buffer.concat(fields.flatMap((field) => field.pieces));
}

function encoded(bytes: Uint8Array): Encoded {
  return { pieces: [bytes], byteLength: bytes.byteLength };
}

/** Only for non-negative integers, because nothing we write to ONNX is negative. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
