// The direction of imports: knowledge <- ingest <- bot; adapters know the others' nouns only; entry points connect them.

/** Noun files hold types and pure rules; an adapter may import these and nothing else of the inner folders. */
const NOUNS = [
  '^knowledge/(source|passage|release|answer|citation|glossary|ports|errors|personal-data|keyword-index|search-index|calibration|explanation)\\.ts$',
  '^knowledge/reading/language-model\\.ts$',
  '^ingest/(document|change|editing|fetching|source-registry|added-sources|source-health|answer-settings|history|practice-note|upload|ports)\\.ts$',
  '^bot/(message|conversation|ports|store|wording|action|action-words|practitioner|person|roles|session|figures|missed-question|library-figures|checked-words|marks)\\.ts$',
  '^bot/escalation/(adviser-details|escalation|language|roster|specialism|transcript|handoff-policy|practice-note)\\.ts$',
  '^bot/recall/recall\\.ts$',
  '^bot/editing/work\\.ts$',
  '^bot/jobs/job\\.ts$',
].join('|');
const ENTRY_POINTS = '^bot/(main|cli|mcp)\\.ts$';
const vendor = (name, packages, folder) => ({
  name: `${name}-in-one-folder`,
  comment: `${packages} is imported in ${folder} only, so that replacing it touches one folder.`,
  severity: 'error',
  from: { path: '^(bot|knowledge|ingest|adapters)/', pathNot: folder },
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
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead or misplaced.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(bot|knowledge|ingest|adapters)/',
        pathNot: `${ENTRY_POINTS}|assets/|child\\.ts$`,
      },
      to: {},
    },
    {
      name: 'knowledge-imports-only-itself',
      severity: 'error',
      from: { path: '^knowledge/' },
      to: { path: '^(bot|ingest|adapters|tests)/' },
    },
    {
      name: 'ingest-imports-knowledge-only',
      severity: 'error',
      from: { path: '^ingest/' },
      to: { path: '^(bot|adapters|tests)/' },
    },
    {
      name: 'bot-does-not-import-adapters',
      comment: 'Only the entry points choose adapters, through connect.ts.',
      severity: 'error',
      from: { path: '^bot/', pathNot: ENTRY_POINTS },
      to: { path: '^(adapters|tests)/' },
    },
    {
      name: 'entry-points-import-connect-only',
      severity: 'error',
      from: { path: ENTRY_POINTS },
      to: { path: '^adapters/', pathNot: '^adapters/(connect|config)\\.ts$' },
    },
    {
      name: 'adapters-import-nouns-only',
      severity: 'error',
      from: { path: '^adapters/', pathNot: '^adapters/(connect|connect-[a-z-]+)\\.ts$' },
      to: { path: '^(bot|knowledge|ingest)/', pathNot: NOUNS },
    },
    {
      name: 'adapters-stand-alone',
      comment: 'One adapter never imports another.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^adapters/([^/]+)/', pathNot: '^adapters/($1)/' },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: '^(bot|knowledge|ingest|adapters)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'not-to-dev-dependencies',
      severity: 'error',
      from: { path: '^(bot|knowledge|ingest|adapters)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    vendor('teams', 'botbuilder|botframework-[a-z]+', '^adapters/teams/'),
    vendor('slack', '@slack/[a-z-]+', '^adapters/slack/'),
    vendor('openai', '@langchain/openai', '^adapters/openai/'),
    vendor('hnsw', 'hnswlib-node', '^adapters/hnswlib/'),
    vendor('sql', 'kysely|pg|better-sqlite3(-node-api)?', '^adapters/sql/'),
    vendor('minilm', '@lat.md/[a-z0-9-]+|onnxruntime-node', '^adapters/minilm/'),
    {
      name: 'onnxruntime-loaded-in-one-file',
      comment: 'That file turns its telemetry off first.',
      severity: 'error',
      from: { path: '^(bot|knowledge|ingest|adapters)/', pathNot: '^adapters/minilm/onnx-runtime\\.ts$' },
      to: { path: 'node_modules/onnxruntime-node/', dependencyTypesNot: ['type-only'] },
    },
    vendor('web-server', 'restify', '^adapters/web/'),
    vendor('open-id', 'openid-client', '^adapters/web/sign-in/'),
    vendor('mcp', '@modelcontextprotocol/sdk', '^bot/mcp(/|\\.ts$)'),
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
