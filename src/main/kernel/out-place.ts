/** Places outside the library that the seller names for results: proven before any work is done for them. */
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { InvalidInput } from './errors.ts'

const REMEDY = 'Choose a folder that you may write in.'

/**
 * Makes an absolute `folder`, with those above it, and tries it out. `named` is what the seller calls it: "--out".
 * @throws InvalidInput when it is a file, or nothing can be written there.
 */
export function openFolder(named: string, folder: string): void {
  const there = nearest(folder)
  if (!statSync(there).isDirectory()) throw new InvalidInput(named, `${there} is a file, not a folder`, REMEDY)
  // Tried out first: below /proc, making folders within folders never ends.
  tryOut(named, there)
  if (there === folder) return
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw unwritable(named, folder, error)
  }
  tryOut(named, folder)
}

/** The same for a file: its folder is made, and it is no folder itself. */
export function openPlaceOf(named: string, file: string): void {
  if (existsSync(file) && statSync(file).isDirectory()) throw new InvalidInput(named, `${file} is a folder`, 'Name a file.')
  openFolder(named, dirname(file))
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
}

function tryOut(named: string, folder: string): void {
  try {
    rmdirSync(mkdtempSync(join(folder, '.idea-engine-')))
  } catch (error) {
    throw unwritable(named, folder, error)
  }
}

function unwritable(named: string, folder: string, cause: unknown): InvalidInput {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new InvalidInput(named, `nothing can be written in ${folder}${code}`, REMEDY)
}
