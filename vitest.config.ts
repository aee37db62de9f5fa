import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

// The native modules crash an older Node with a segmentation fault and no message; say it before they load.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  throw new Error(`The tests need Node 22.12 or newer, and this is ${process.versions.node}. Use "npm run unit" or "npx vitest run": npm brings its own Node.`)
}

const report = process.env['IDEA_ENGINE_TEST_REPORT']
const fromRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  test: {
    include: ['{electron,src,test,bench,scripts}/**/*.test.{ts,mjs}'],
    exclude: [...configDefaults.exclude, 'test/import-rules/planted/**'],
    // The electron package has no program to load under Node; its typed double stands in for it.
    alias: [{ find: /^electron$/, replacement: fromRoot('electron/double/index.ts') }],
    setupFiles: [fromRoot('test/support/no-network.ts')],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    teardownTimeout: 10_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
