/**
 * `npm test`: everything, from a fresh clone to the last line `N passed, N failed`. Each static check counts as one
 * test; a step that could not run counts as one failure, never as nothing.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { build, ensurePackages, npm, root, runMain, SetupError } from './project.mjs'

const reports = join('node_modules', '.cache', 'test-reports')
const MINUTE = 60_000

/** `count` reads the report of a step that holds many tests. Time limits keep the whole run under half an hour. */
const STEPS = [
  { name: 'types', script: 'typecheck', limit: 1.5 * MINUTE },
  { name: 'lint', script: 'lint', limit: MINUTE },
  { name: 'import rules', script: 'rules', limit: 0.5 * MINUTE },
  { name: 'dead code', script: 'dead-code', limit: 0.5 * MINUTE },
  { name: 'unit and integration tests', script: 'unit', limit: 13.5 * MINUTE, count: countVitest, needsBuild: true },
  { name: 'end-to-end tests', script: 'e2e', limit: 14 * MINUTE, count: countPlaywright, needsBuild: true, needsBrowser: true },
]

await runMain(async () => {
  process.chdir(root)
  const total = { passed: 0, failed: 0 }
  const failures = []
  const settle = (name, started, { passed, failed, skipped = 0 }) => {
    total.passed += passed
    total.failed += failed
    if (failed > 0) failures.push(name)
    const skips = skipped > 0 ? `, ${skipped} skipped` : ''
    console.log(`${failed > 0 ? 'FAILED' : 'ok'}  ${name}  ${passed} passed, ${failed} failed${skips}  (${seconds(started)})`)
  }

  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const installed = await setUp('install', () => ensurePackages(), settle)
  const built = installed && (await setUp('build', () => build(), settle))
  for (const step of installed ? STEPS : []) {
    const started = performance.now()
    console.log(`\n== ${step.name}`)
    try {
      if (step.needsBuild && !built) throw new SetupError('Not run: the build failed.')
      const env = step.needsBrowser ? { IDEA_ENGINE_TEST_BROWSER: await ensureChromium() } : {}
      settle(step.name, started, await runStep(step, env))
    } catch (error) {
      if (!(error instanceof SetupError)) throw error
      console.log(error.message)
      settle(step.name, started, { passed: 0, failed: 1 })
    }
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
})

/** A step of the set-up is no test: it says nothing when it works, and counts as one failure when it does not. */
async function setUp(name, work, settle) {
  const started = performance.now()
  console.log(`== ${name}`)
  try {
    await work()
    console.log(`ok  ${name}  (${seconds(started)})`)
    return true
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.log(error.message)
    settle(name, started, { passed: 0, failed: 1 })
    return false
  }
}

/** Runs one npm script within its time limit; the counts come from its report, or from its exit code. */
async function runStep({ script, limit, count }, env) {
  const report = join(reports, `${script}.json`)
  const code = await runLimited(script, limit, { ...env, IDEA_ENGINE_TEST_REPORT: report })
  const counted = count?.(report) ?? { passed: code === 0 && count === undefined ? 1 : 0, failed: 0 }
  // A crash, a time-out or an error outside any test leaves no failed test behind, and still is one.
  return { ...counted, failed: code === 0 && counted.passed > 0 ? counted.failed : Math.max(counted.failed, 1) }
}

/** The whole process group is ended when the limit is reached or this script is interrupted, browsers and cores included. */
function runLimited(script, limit, env) {
  return new Promise((resolve) => {
    const { command, args, shell } = npm(['run', '--silent', script])
    const child = spawn(command, args, {
      cwd: root,
      detached: process.platform !== 'win32',
      env: { ...process.env, ...env },
      shell,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const interrupt = () => {
      endTree(child.pid)
      process.exit(130)
    }
    const timer = setTimeout(() => {
      console.log(`Stopped: longer than ${limit / MINUTE} minutes.`)
      endTree(child.pid)
    }, limit)
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
    child.once('error', (error) => console.log(`Could not start ${command}: ${error.message}`))
    child.once('close', (code) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
      resolve(code ?? 1)
    })
  })
}

function endTree(pid) {
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' })
  else process.kill(-pid, 'SIGKILL')
}

function countVitest(file) {
  const report = readReport(file)
  return report && { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests }
}

/** A test that passed only at its second try has failed once, and is counted as that. */
function countPlaywright(file) {
  const stats = readReport(file)?.stats
  return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}
