import { defineConfig } from '@playwright/test'

const report = process.env['IDEA_ENGINE_TEST_REPORT']
const browser = process.env['IDEA_ENGINE_TEST_BROWSER']
const isRoot = process.getuid?.() === 0

/** Real flows in a real Chromium against the built program. `npm test` finds the browser; alone, Playwright's own is used. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/end-to-end',
  projects: [
    { name: 'library', testMatch: '*.setup.ts' },
    { name: 'window', testMatch: '*.e2e.ts', dependencies: ['library'] },
  ],
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: report !== undefined,
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: `../../${report}` }]],
  use: {
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      // The tests reach no machine but this one; and Chromium refuses its sandbox to root.
      args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
    },
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})
