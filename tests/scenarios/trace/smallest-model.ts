// The smallest model that the native runtime loads: it returns the number that it is given.
import {
  integerField,
  joinFields,
  messageField,
  stringField,
} from '../../../adapters/models/minilm/protobuf.js';

const FLOAT = 1;
const number = (name: string) => [
  stringField(1, name),
  messageField(2, [messageField(1, [integerField(1, FLOAT)])]),
];

export function smallestModel(): Buffer {
  const node = [stringField(1, 'given'), stringField(2, 'same'), stringField(4, 'Identity')];
  const graph = [
    messageField(1, node),
    stringField(2, 'smallest'),
    messageField(11, number('given')),
    messageField(12, number('same')),
  ];
  return joinFields([integerField(1, 8), messageField(7, graph), messageField(8, [integerField(2, 17)])]);
}
