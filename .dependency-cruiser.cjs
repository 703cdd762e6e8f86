// The arrows of the house: docs/architecture.md says why each exists.
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(libs|apps)/', pathNot: [from, ...allowed] },
});
const nest = 'node_modules/(@nestjs|typeorm|react|express)';
const API_ORDER = [
  'exam-sessions',
  'candidates',
  'contexts',
  'sujets',
  'sandboxes',
  'activity',
  'evidence',
  'sittings',
];
const TOP = ['evaluations', 'harmonisation', 'printing', 'centre', 'atelier'];
const base = 'config|database|common|engine|events|auth|audit';
const src = (names) => `^apps/api/src/(${names})/`;

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true, viaOnly: { pathNot: 'entity\\.ts$' } } },
    only('exam-core-imports-nothing', '^libs/exam-core/', []),
    only('contracts', '^libs/contracts/', ['^libs/exam-core/']),
    only('sandbox', '^libs/sandbox/', []),
    only('cms-activity', '^libs/cms-activity/', []),
    only('context-pack', '^libs/context-pack/', []),
    only('journal', '^libs/journal/', []),
    only('evidence-archive', '^libs/evidence-archive/', ['^libs/contracts/', '^libs/journal/']),
    only('web', '^apps/web/', ['^libs/contracts/', '^libs/exam-core/']),
    only('gateway', '^apps/gateway/', ['^libs/contracts/', '^libs/journal/', '^libs/exam-core/']),
    only('cli', '^apps/cli/', ['^libs/']),
    only('api', '^apps/api/', ['^libs/']),
    { name: 'libs-no-framework', severity: 'error', from: { path: '^libs/' }, to: { path: nest } },
    {
      name: 'exam-core-pure',
      severity: 'error',
      from: { path: '^libs/exam-core/', pathNot: 'spec\\.ts$' },
      to: { path: 'node_modules|^node:', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'docker-only-in-sandbox',
      severity: 'error',
      from: { pathNot: '^libs/sandbox/' },
      to: { path: 'node_modules/dockerode' },
    },
    {
      name: 'base-rooms-know-no-domain',
      severity: 'error',
      from: { path: src(base), pathNot: '^apps/api/src/database/' },
      to: { path: src([...API_ORDER, ...TOP].join('|')) },
    },
    {
      name: 'nobody-imports-realtime',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: '^apps/api/src/(realtime/|app\\.module)' },
      to: { path: src('realtime') },
    },
    {
      name: 'realtime-listens-to-events-only',
      severity: 'error',
      from: { path: src('realtime') },
      to: { path: src([...API_ORDER, ...TOP].join('|')) },
    },
    ...API_ORDER.map((room, i) => ({
      name: `${room}-imports-downwards`,
      severity: 'error',
      from: { path: src(room) },
      to: { path: src([...API_ORDER.slice(i + 1), ...TOP].join('|')), pathNot: 'entity\\.ts$' },
    })),
    {
      name: 'web-features-apart',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
