/** A folder that looks like a ComfyUI of git and venv; its Python starts the stand-in, or does what `script` says. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const STAND_IN = fileURLToPath(new URL('./main.ts', import.meta.url))

/** @param script lines of a shell; the file of ComfyUI is its first argument, the flags follow. */
export function fakeInstall(folder: string, script = `shift\nexec "${process.execPath}" "${STAND_IN}" --step-ms 3 "$@"`): string {
  const python = join(folder, 'venv', 'bin', 'python')
  mkdirSync(dirname(python), { recursive: true })
  writeFileSync(join(folder, 'main.py'), 'raise SystemExit("never run")\n')
  writeFileSync(join(folder, 'comfyui_version.py'), '# generated\n__version__ = "0.33.0"\n')
  writeFileSync(python, `#!/bin/sh\n${script}\n`)
  chmodSync(python, 0o755)
  return folder
}
