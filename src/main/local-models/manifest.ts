import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifest, type ManifestModel } from './contract.ts'

/** The models that may be downloaded, from `models/manifest.json` beside the shipped resources. */
export function readManifest(resources: string): readonly ManifestModel[] {
  return manifest.parse(JSON.parse(readFileSync(join(resources, '..', 'models', 'manifest.json'), 'utf8'))).models
}
