/**
 * Who may import whom. `npm run rules` holds it; test/import-rules proves with planted violations that no rule is dead.
 * A parser or a pure folder that needs a library adds it by name below.
 */
const path = require('node:path')

const TEST = '[.]test[.]tsx?$'
const NOT_PRODUCT = [TEST, '^(test|bench|scripts)/']
const FOUNDATION = ['kernel', 'store', 'jobs']
const slice = (names) => `^src/main/(${names.join('|')})/`
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`
const rule = (name, from, to) => ({ name, severity: 'error', from, to })

/** In the order of the data: each slice may use the doors of those it names. */
const EVERYWHERE = ['settings', 'costs', 'products']
const MODELS = ['local-models', 'language-models', 'image-engines']
const KNOWS = {
  settings: [],
  costs: ['settings'],
  products: ['settings', 'costs'],
  'local-models': ['settings'],
  'language-models': ['settings', 'costs', 'local-models'],
  'image-engines': [...EVERYWHERE, 'local-models', 'language-models'],
  compliance: EVERYWHERE,
  signals: EVERYWHERE,
  catalogue: EVERYWHERE,
  ideas: [...EVERYWHERE, ...MODELS, 'signals', 'compliance'],
  designs: [...EVERYWHERE, ...MODELS, 'signals', 'compliance', 'ideas'],
  mockups: [...EVERYWHERE, ...MODELS, 'signals', 'compliance', 'ideas', 'designs'],
  listings: [...EVERYWHERE, ...MODELS, 'signals', 'compliance', 'ideas', 'designs', 'mockups'],
  exports: [...EVERYWHERE, ...MODELS, 'signals', 'compliance', 'ideas', 'designs', 'mockups', 'listings'],
  publishing: [...EVERYWHERE, 'compliance', 'ideas', 'designs', 'mockups', 'listings'],
  night: [...EVERYWHERE, ...MODELS, 'signals', 'compliance', 'ideas', 'designs', 'mockups', 'listings', 'exports', 'publishing'],
  replay: [...EVERYWHERE, 'signals', 'ideas'],
  insights: [...EVERYWHERE, ...MODELS, 'signals', 'compliance', 'ideas', 'designs', 'mockups', 'listings', 'exports', 'publishing', 'night'],
}

const whoMayKnowWhom = Object.entries(KNOWS).map(([name, known]) =>
  rule(`${name}-knows-earlier-slices`, { path: slice([name]) }, { path: '^src/main/[^/]+/', pathNot: slice([...FOUNDATION, name, ...known]) }),
)

module.exports = {
  forbidden: [
    rule('electron-only-in-electron', { pathNot: '^electron/' }, { path: [npm('electron', 'electron-(?!vite)[^/]+'), '^electron$'] }),
    rule('core-knows-no-host', { path: '^src/(main|workers)/' }, { path: '^(electron|src/hosts|src/renderer)/' }),
    rule('renderer-sees-contracts', { path: '^src/renderer/' },
      { path: '^(src/(main|workers|hosts)|electron)/', pathNot: ['/contract[.]ts$', '^src/main/kernel/pure/', '^src/main/listings/pure/(limit-faults|cut)[.]ts$', '^src/main/router[.]ts$'] }),
    rule('renderer-router-by-type', { path: '^src/renderer/' }, { path: '^src/main/router[.]ts$', dependencyTypesNot: ['type-only'] }),

    rule('kernel-knows-nothing', { path: slice(['kernel']) }, { path: '^(src|electron)/', pathNot: slice(['kernel']) }),
    rule('store-knows-kernel', { path: slice(['store']) }, { path: '^src/main/[^/]+/', pathNot: slice(['kernel', 'store']) }),
    rule('jobs-knows-kernel-and-store', { path: slice(['jobs']) }, { path: '^src/main/[^/]+/', pathNot: slice(FOUNDATION) }),
    ...whoMayKnowWhom,
    rule('slice-through-its-door', { path: '^src/main/([^/]+)/' },
      { path: `^src/main/(?!(?:${FOUNDATION.join('|')})/)[^/]+/`, pathNot: ['^src/main/$1/', '^src/main/[^/]+/(index|contract)[.]ts$'] }),
    rule('slices-know-no-composition-root', { path: '^src/main/[^/]+/', pathNot: ['^src/main/server/', TEST] }, { path: '^src/main/(app|core|router|server)([.]ts$|/)' }),

    rule('one-opener-of-the-database', { pathNot: ['^src/main/store/', ...NOT_PRODUCT] }, { path: npm('better-sqlite3', 'sqlite-vec') }),
    rule('sql-in-repo-and-tables', { path: '^src/', pathNot: ['^src/main/store/', '/(repo|tables)[.]ts$', TEST] }, { path: npm('drizzle-orm') }),
    rule('heavy-native-in-workers', { pathNot: ['^src/workers/', ...NOT_PRODUCT] },
      { path: npm('sharp', 'playwright', 'playwright-core', '@playwright/test', 'onnxruntime-node', '@huggingface/transformers') }),
    rule('workers-see-kernel-contracts-and-pure', { path: '^src/workers/' },
      { path: '^src/main/', pathNot: ['^src/main/kernel/', '/contract[.]ts$', '^src/main/[^/]+/[^/]+/[^/]+/(schema|parse)[.]ts$', '^src/main/[^/]+/pure/'] }),
    rule('parse-is-pure', { path: '/parse[.]ts$' },
      { pathNot: [npm('zod', 'date-holidays', 'fflate', 'htmlparser2', 'ical[.]js', 'papaparse'), '/(schema|contract)[.]ts$', '^src/main/kernel/(pure/|errors[.]ts$)', '^src/main/[^/]+/pure/'] }),
    rule('contract-is-pure', { path: '/contract[.]ts$' }, { pathNot: [npm('zod'), '/contract[.]ts$'] }),
    rule('pure-has-no-node', { path: '/pure/', pathNot: TEST }, { dependencyTypes: ['core'] }),
    rule('pure-knows-pure', { path: '/pure/', pathNot: TEST },
      { path: '^(src|electron|test|bench)/', pathNot: ['/pure/', '/contract[.]ts$', '^src/main/kernel/errors[.]ts$'], dependencyTypesNot: ['type-only'] }),

    rule('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('every-import-resolves', {}, { couldNotResolve: true, pathNot: '[?]' }),
    rule('no-test-code-in-product', { pathNot: [TEST, '^(test|bench)/'] }, { path: [TEST, '^test/'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(test/import-rules/planted|out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
