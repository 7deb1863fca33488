// The direction of imports: knowledge <- ingest <- bot <- adapters, and inside each from later stages to earlier ones.
// tests/imports.test.ts proves that each rule can fail.

const PRODUCT = '^(bot|knowledge|ingest|adapters)/';
/** Alone knows every adapter, and connects them to the use cases. */
const COMPOSITION = '^adapters/composition/';
/** What a person or a program starts. */
const ENTRY_POINTS = '^adapters/start/';
/** What people and programs ask of us in one request: commands, tools and pages. They call use cases by name. */
const CALLERS = '^adapters/(cli|mcp|web)/';
/** What a process starts without the composition. */
const COMMANDS = '^adapters/(cli|mcp)/';
/** Types and pure rules, the sentences that people read, and the index that is written to files. */
const MODELS = '^(knowledge|ingest|bot)/model/|^bot/wording/|^knowledge/index/';
/** What several adapters stand on: requests in words that no library owns, and child processes. */
const COMMON_GROUND = 'http|process';

const vendor = (name, packages, folder) => ({
  name: `${name}-in-one-folder`,
  comment: `${packages} is imported in ${folder} only, so that replacing it touches one folder.`,
  severity: 'error',
  from: { path: PRODUCT, pathNot: folder },
  to: { path: `node_modules/(${packages})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circular-folders',
      comment: 'A folder is a stage: of two stages, one comes first.',
      scope: 'folder',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead or misplaced.',
      severity: 'error',
      from: {
        orphan: true,
        path: PRODUCT,
        pathNot: `${ENTRY_POINTS}|assets/|child\\.ts$`,
      },
      to: {},
    },
    {
      name: 'knowledge-imports-only-itself',
      severity: 'error',
      from: { path: '^knowledge/' },
      to: { path: '^(bot|ingest|adapters|tools|tests)/' },
    },
    {
      name: 'ingest-imports-knowledge-only',
      severity: 'error',
      from: { path: '^ingest/' },
      to: { path: '^(bot|adapters|tools|tests)/' },
    },
    {
      name: 'bot-does-not-import-adapters',
      severity: 'error',
      from: { path: '^bot/' },
      to: { path: '^(adapters|tools|tests)/' },
    },
    {
      name: 'models-import-models-only',
      comment: 'What everything stands on rests on no stage of its own part.',
      severity: 'error',
      from: { path: '^(knowledge|ingest|bot)/model/' },
      to: { path: '^$1/', pathNot: '^$1/model/' },
    },
    {
      name: 'practitioners-words-by-language',
      comment: 'wordsIn() says in which language. Only types may be taken from the English words.',
      severity: 'error',
      from: {
        path: '^(bot|adapters)/',
        pathNot: '^bot/wording/(english|welsh)/|^bot/wording/words-in\\.ts$',
      },
      to: {
        path: '^bot/wording/english/(about|as-of|chat|chat-app|corrections|handoff|page|practitioner|rating|replies|sign-in|talk)-(wording|words)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'adapters-import-models-only',
      comment: 'A use case reaches an adapter through the composition.',
      severity: 'error',
      from: { path: '^adapters/', pathNot: `${ENTRY_POINTS}|${COMPOSITION}|${CALLERS}` },
      to: { path: '^(bot|knowledge|ingest)/', pathNot: MODELS },
    },
    {
      name: 'adapters-stand-alone',
      comment: 'One adapter never imports another.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/', pathNot: `${ENTRY_POINTS}|${COMPOSITION}` },
      to: { path: '^adapters/', pathNot: `^adapters/($1|${COMMON_GROUND})/` },
    },
    {
      name: 'entry-points-choose-no-adapter',
      comment: 'Only the composition does.',
      severity: 'error',
      from: { path: ENTRY_POINTS },
      to: { path: '^adapters/', pathNot: `${ENTRY_POINTS}|${COMPOSITION}|${COMMANDS}` },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: PRODUCT },
      to: { path: '^(tests|tools)/' },
    },
    {
      name: 'tools-import-no-tests',
      comment: 'What is trained on, and what trains, is no test.',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^tests/' },
    },
    {
      name: 'not-to-dev-dependencies',
      severity: 'error',
      from: { path: PRODUCT },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    vendor('teams', 'botbuilder|botframework-[a-z]+', '^adapters/teams/'),
    {
      name: 'bot-framework-called-in-three-files',
      comment: 'The SDK is archived. Decision 0042 lists what a move takes, file by file.',
      severity: 'error',
      from: { path: PRODUCT, pathNot: '^adapters/teams/service/(bot-framework|certificate|sign-in)\\.ts$' },
      to: {
        path: 'node_modules/(botbuilder|botframework-[a-z]+)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    vendor('slack', '@slack/[a-z-]+', '^adapters/slack/'),
    vendor('openai', '@langchain/openai', '^adapters/models/openai/'),
    vendor('hnsw', 'hnswlib-node', '^adapters/index/'),
    vendor('sql', 'kysely|pg|better-sqlite3(-node-api)?', '^adapters/sql/'),
    vendor('minilm', '@lat.md/[a-z0-9-]+', '^adapters/models/minilm/'),
    {
      name: 'onnxruntime-loaded-in-one-file',
      comment: 'That file turns its telemetry off first.',
      severity: 'error',
      from: { path: PRODUCT, pathNot: '^adapters/models/minilm/onnx-runtime\\.ts$' },
      to: { path: 'node_modules/onnxruntime-node/', dependencyTypesNot: ['type-only'] },
    },
    vendor('web-server', 'restify|busboy', '^adapters/web/server/'),
    vendor('open-id', 'openid-client', '^adapters/web/sign-in/'),
    vendor(
      'parsers',
      'unpdf|mammoth|@xmldom/xmldom|yaml|remark-[a-z]+|unified|cheerio',
      '^adapters/parsers/',
    ),
    vendor('html-entities', 'entities', '^adapters/(sources|teams)/'),
    vendor('metrics', 'prom-client', '^adapters/metrics/'),
    vendor('mcp', '@modelcontextprotocol/sdk', '^adapters/(mcp/|start/mcp\\.ts$)'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
