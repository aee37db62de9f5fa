/** The program as a seller runs it. */
import { fileURLToPath } from 'node:url'

/** @returns the built command line, built first when a source is newer. */
export async function builtProgram(say: (line: string) => void): Promise<string> {
  const scripts = (await import(new URL('../scripts/project.mjs', import.meta.url).href)) as { ensureBuild(say: (line: string) => void): Promise<void> }
  await scripts.ensureBuild(say)
  return fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
}
