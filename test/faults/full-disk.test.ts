import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { tempHome } from '../support/temp-home.ts'
import { faultsOf } from './invariants.ts'
import { start } from './program.ts'

/** A small disk of its own, which only root may make. */
function smallDisk(megabytes: number): string | null {
  const folder = tempHome()
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

test('a disk that fills up while pictures are written is told, costs nothing, and the night goes on by itself when there is room', { timeout: 240_000 }, async (context) => {
  const disk = smallDisk(60)
  if (disk === null) {
    console.log('A disk of its own can only be made by root on Linux, so a full disk was not tried here.')
    context.skip()
    return
  }
  const home = join(disk, 'home')
  mkdirSync(home)
  // Room for the database and the first pictures only.
  const ballast = join(disk, 'ballast')
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - 6 * 1024 * 1024))
  const words = ['night', '--count', '2', '--full', '--seed', 'full-disk', '--at', '2026-11-23T02:00:00Z', '--home', home, '--json']
  const night = start(words)
  onTestFinished(() => night.killAll())
  let told = ''
  night.child.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()))
  await expect.poll(() => told, { timeout: 120_000, interval: 250 }).toContain('The disk is full. Free some space')
  expect(statfsSync(disk).bavail * bsize).toBeLessThan(2 * 1024 * 1024)
  rmSync(ballast)
  const { code, stdout, stderr } = await night.ended
  expect(code, stderr).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ status: 'finished', designs: 2, summary: { designs: 2, printFiles: 2, mockups: 8, failed: 0 } })
  expect(faultsOf(home)).toEqual([])
})
