import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { isNewEnough, projectNode, root } from './project.mjs'

test.each([
  ['18.20.0', false],
  ['20.20.2', false],
  ['22.11.9', false],
  ['22.12.0', true],
  ['24.21.0', true],
])('Node %s is new enough for the native modules: %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough)
})

test('a new enough Node goes on itself', () => {
  expect(projectNode({ execPath: '/usr/bin/node', versions: { node: '24.0.0' } })).toBe('/usr/bin/node')
})

test.runIf(process.platform === 'linux')('an old Node goes on with the Node that npm installed', () => {
  const old = { execPath: '/usr/bin/node', platform: process.platform, arch: process.arch, versions: { node: '20.20.2' } }
  expect(projectNode(old)).toBe(join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node'))
})

test('where npm has no Node for the machine, the sentence says which one to install', () => {
  const mac = { execPath: '/usr/bin/node', platform: 'darwin', arch: 'arm64', versions: { node: '20.20.2' } }
  expect(() => projectNode(mac)).toThrow('needs Node 22.12 or newer here, and this is Node 20.20.2. Install a newer Node')
})

/** A small project of its own around a copy of the script. */
async function project(installed) {
  const folder = mkdtempSync(join(tmpdir(), 'project-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const write = (path, content) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const lock = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/only-mac': { version: '1.0.0', optional: true } }
  write('package-lock.json', JSON.stringify({ packages: lock }))
  write('src/main.ts', '')
  if (installed !== null) write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }))
  mkdirSync(join(folder, 'scripts'))
  cpSync(join(root, 'scripts', 'project.mjs'), join(folder, 'scripts', 'project.mjs'))
  return { write, path: (path) => join(folder, path), script: await import(pathToFileURL(join(folder, 'scripts', 'project.mjs')).href) }
}

test.each([
  ['nothing is there', null, 'The packages are not installed yet'],
  ['a version differs', { 'node_modules/a': { version: '0.9.0' } }, 'The installed packages are not those of package-lock.json'],
  ['one is missing', {}, 'The installed packages are not those of package-lock.json'],
  ['all are there but those for other systems', { 'node_modules/a': { version: '1.0.0' } }, null],
])('npm ci is needed or not when %s', async (_, installed, reason) => {
  const { script } = await project(installed)
  expect(script.missingPackages()).toBe(reason)
})

test('a build is stale without its stamp, and when a source was changed, added or deleted after it', async () => {
  const { script, write, path } = await project(null)
  expect([script.isBuilt(), script.isBuildStale()]).toEqual([false, true])
  const later = new Date(Date.now() + 10_000)
  write('out/built-at', '')
  utimesSync(path('out/built-at'), later, later)
  expect([script.isBuilt(), script.isBuildStale()]).toEqual([true, false])

  const latest = new Date(Date.now() + 20_000)
  utimesSync(path('src/main.ts'), latest, latest)
  expect(script.isBuildStale()).toBe(true)
  rmSync(path('src/main.ts'))
  expect(script.isBuildStale()).toBe(false)
  utimesSync(path('src'), latest, latest)
  expect(script.isBuildStale()).toBe(true)
})
