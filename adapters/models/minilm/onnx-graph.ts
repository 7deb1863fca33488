// Builds ONNX graphs of all-MiniLM-L6-v2's 6 layers, with their weights. The graphs do not include pooling,
// because it is cheap and each sentence needs its own mean.
import {
  type Encoded,
  bytesField,
  floatField,
  integerField,
  joinFields,
  messageField,
  stringField,
} from './protobuf.js';
import type { Tensor, Weights } from './safetensors.js';

const LAYERS = 6;
const HEADS = 12;
const WIDTH = 384;
const EPSILON = 1e-12;
const FLOAT = 1;
const INT32 = 6;
const FLOAT16 = 10;
/**
 * onnxruntime's fused operators. Its automatic fusing of plain operators only works if they are in one exact
 * order.
 */
const FUSED = 'com.microsoft';

type Attributes = Record<string, { integer: number } | { float: number }>;

/** Inputs: `ids` and `mask`, int32, texts × tokens. Output: `hidden`, float32, texts × tokens × 384. */
export function buildOnnxModel(weights: Weights): Buffer {
  const graph = createGraph(weights);
  transformerLayers(graph, embedTokens(graph), { from: 0, to: LAYERS, output: 'hidden' });
  return encodeModel(graph.fields(), { inputs: [], outputs: [['hidden', WIDTH]] });
}

/** Layers below this one have the published weights. Word shapes are added to the input of this layer. */
const READER_FROM = 3;

/**
 * Builds the message reader. Inputs: `ids`, `mask` and `shapes` (float32, texts × tokens × shapes). Outputs
 * for each token: `tags`, a number for each class, and `danger`, 2 numbers.
 */
export function buildReaderModel(weights: Weights): Buffer {
  const graph = createGraph(weights);
  const below = transformerLayers(graph, embedTokens(graph), { from: 0, to: READER_FROM });
  const shapes = graph.node('MatMul', ['shapes', graph.weight('reader.shapes.weight')]);
  const above = graph.node('Add', [below, shapes]);
  const hidden = transformerLayers(graph, above, { from: READER_FROM, to: LAYERS });
  const outputs = ['tags', 'danger'].map((name) => head(graph, weights, hidden, name));
  const shapeCount = weights.get('reader.shapes.weight')!.shape[0]!;
  return encodeModel(graph.fields(), { inputs: [['shapes', shapeCount]], outputs });
}

/**
 * Builds the passage reader, which takes a question and a passage as one text. Inputs: `ids` and `mask`.
 * Output: `score`, a number for each token. Only the first token's score is trained.
 */
export function buildPassageReaderModel(weights: Weights): Buffer {
  const graph = createGraph(weights);
  const hidden = transformerLayers(graph, embedTokens(graph), { from: 0, to: LAYERS });
  return encodeModel(graph.fields(), { inputs: [], outputs: [head(graph, weights, hidden, 'score')] });
}

/**
 * Adds a dense layer on top of the hidden states. Returns the name of its output and how many numbers it
 * gives for each token.
 */
function head(graph: Graph, weights: Weights, hidden: string, output: string): [string, number] {
  const name = `reader.${output}`;
  const product = graph.node('MatMul', [hidden, graph.denseWeight(name)]);
  graph.node('Add', [product, graph.weight(`${name}.bias`)], { output });
  return [output, weights.get(`${name}.weight`)!.shape[0]!];
}

type Graph = ReturnType<typeof createGraph>;

function createGraph(weights: Weights) {
  const nodes: Encoded[] = [];
  const initializers: Encoded[] = [];
  let count = 0;

  function node(
    operator: string,
    inputs: string[],
    options: { attributes?: Attributes; domain?: string; output?: string; alsoOutputs?: string[] } = {},
  ): string {
    const output = options.output ?? `${operator}_${count++}`;
    const outputs = [output, ...(options.alsoOutputs ?? [])];
    nodes.push(encodeNode(operator, inputs, outputs, options.attributes ?? {}, options.domain ?? ''));
    return output;
  }

  /**
   * Adds a published half-precision tensor, which is converted to full precision once, when the session
   * loads.
   */
  function weight(name: string): string {
    const tensor = weights.get(name);
    if (!tensor) throw new Error(`The weights contain no tensor named ${name}.`);
    initializers.push(encodeTensor(name, tensor));
    return node('Cast', [name], { attributes: { to: { integer: FLOAT } } });
  }

  /** PyTorch stores a dense layer as output × input, but MatMul needs input × output. */
  const denseWeight = (name: string): string => node('Transpose', [weight(`${name}.weight`)]);

  return { node, weight, denseWeight, fields: () => ({ nodes, initializers }) };
}

function embedTokens({ node, weight }: Graph): string {
  const words = weight('embeddings.word_embeddings.weight');
  const positions = weight('embeddings.position_embeddings.weight');
  // All texts are one segment, so every id is 0 and each token gets row 0 of the segment table. (The input is
  // optional: an empty name would leave the table out.)
  const segments = weight('embeddings.token_type_embeddings.weight');
  const segmentIds = node('Sub', ['ids', 'ids']);
  const gamma = weight('embeddings.LayerNorm.weight');
  const beta = weight('embeddings.LayerNorm.bias');
  return node('EmbedLayerNormalization', ['ids', segmentIds, words, positions, segments, gamma, beta], {
    attributes: { epsilon: { float: EPSILON } },
    domain: FUSED,
    // The operator must have a second output, which is not used. The attention uses the mask instead.
    alsoOutputs: ['unused'],
  });
}

interface Layers {
  from: number;
  to: number;
  output?: string;
}

function transformerLayers(graph: Graph, input: string, { from, to, output }: Layers): string {
  let hidden = input;
  for (let layer = from; layer < to; layer++)
    hidden = transformerLayer(graph, `encoder.layer.${layer}`, hidden, layer === to - 1 ? output : undefined);
  return hidden;
}

function transformerLayer(graph: Graph, name: string, input: string, output?: string): string {
  const { node, weight, denseWeight } = graph;
  const parts = ['query', 'key', 'value'].map((part) => `${name}.attention.self.${part}`);
  const attentionWeight = node('Concat', parts.map(denseWeight), { attributes: { axis: { integer: 1 } } });
  const attentionBias = node(
    'Concat',
    parts.map((part) => weight(`${part}.bias`)),
    { attributes: { axis: { integer: 0 } } },
  );
  const attention = node('Attention', [input, attentionWeight, attentionBias, 'mask'], {
    attributes: { num_heads: { integer: HEADS } },
    domain: FUSED,
  });
  const attended = addAndNormalise(graph, `${name}.attention.output`, attention, input);
  const wide = node('MatMul', [attended, denseWeight(`${name}.intermediate.dense`)]);
  // BiasGelu is the exact GELU, with erf, as in this model's training.
  const activated = node('BiasGelu', [wide, weight(`${name}.intermediate.dense.bias`)], { domain: FUSED });
  return addAndNormalise(graph, `${name}.output`, activated, attended, output);
}

function addAndNormalise(
  graph: Graph,
  name: string,
  input: string,
  residual: string,
  output?: string,
): string {
  const { node, weight, denseWeight } = graph;
  const projected = node('MatMul', [input, denseWeight(`${name}.dense`)]);
  const inputs = [
    projected,
    residual,
    weight(`${name}.LayerNorm.weight`),
    weight(`${name}.LayerNorm.bias`),
    weight(`${name}.dense.bias`),
  ];
  return node('SkipLayerNormalization', inputs, {
    attributes: { epsilon: { float: EPSILON } },
    domain: FUSED,
    ...(output ? { output } : {}),
  });
}

// The field numbers below come from onnx.proto.

/** Inputs and outputs besides `ids` and `mask`, with the size of each for one token. */
interface Ends {
  inputs: [name: string, size: number][];
  outputs: [name: string, size: number][];
}

function encodeModel(
  { nodes, initializers }: { nodes: Encoded[]; initializers: Encoded[] },
  { inputs, outputs }: Ends,
): Buffer {
  const perToken = ([name, size]: [string, number]) => encodeValue(name, FLOAT, ['texts', 'tokens', size]);
  const graph = [
    ...nodes.map((node) => messageField(1, [node])),
    stringField(2, 'all-MiniLM-L6-v2'),
    ...initializers.map((tensor) => messageField(5, [tensor])),
    messageField(11, [encodeValue('ids', INT32, ['texts', 'tokens'])]),
    messageField(11, [encodeValue('mask', INT32, ['texts', 'tokens'])]),
    ...inputs.map((input) => messageField(11, [perToken(input)])),
    ...outputs.map((output) => messageField(12, [perToken(output)])),
  ];
  const operatorSet = (domain: string, version: number) =>
    messageField(8, [stringField(1, domain), integerField(2, version)]);
  return joinFields([integerField(1, 8), messageField(7, graph), operatorSet('', 17), operatorSet(FUSED, 1)]);
}

function encodeNode(
  operator: string,
  inputs: string[],
  outputs: string[],
  attributes: Attributes,
  domain: string,
): Encoded {
  return joined([
    ...inputs.map((input) => stringField(1, input)),
    ...outputs.map((output) => stringField(2, output)),
    stringField(3, outputs[0]!),
    stringField(4, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      messageField(5, [
        stringField(1, name),
        ...('integer' in value
          ? [integerField(3, value.integer), integerField(20, 2)]
          : [floatField(2, value.float), integerField(20, 1)]),
      ]),
    ),
    stringField(7, domain),
  ]);
}

function encodeTensor(name: string, { shape, bytes }: Tensor): Encoded {
  return joined([
    ...shape.map((size) => integerField(1, size)),
    integerField(2, FLOAT16),
    stringField(8, name),
    bytesField(9, bytes),
  ]);
}

function encodeValue(name: string, type: number, shape: (string | number)[]): Encoded {
  const dimensions = shape.map((size) =>
    messageField(1, [typeof size === 'number' ? integerField(1, size) : stringField(2, size)]),
  );
  const tensorType = [integerField(1, type), messageField(2, dimensions)];
  return joined([stringField(1, name), messageField(2, [messageField(1, tensorType)])]);
}

function joined(fields: Encoded[]): Encoded {
  return {
    pieces: fields.flatMap((field) => field.pieces),
    byteLength: fields.reduce((sum, field) => sum + field.byteLength, 0),
  };
}
