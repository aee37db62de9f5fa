import { accessSync, constants, mkdirSync } from 'node:fs'
import { StoreError } from './errors.ts'

/** Makes the folder of the library when it is missing. @throws StoreError `read-only` when it cannot be one. */
export function requireHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
    accessSync(home, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new StoreError('read-only', `${home} cannot be used as the folder of a library.`, 'Choose a folder that you may write in with --home.', error)
  }
}
