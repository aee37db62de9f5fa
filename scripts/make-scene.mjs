/**
 * Makes the maps of the bundled scenes by calculation: cloth cut, laid and lit; mugs and frames traced.
 *   node scripts/make-scene.mjs NAME|all [--size 2000] [--out FOLDER]
 * The same seed gives the same maps. See docs/decisions/generated-scenes.md.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { SCENES } from './scene/scenes.mjs'
import { writeScene } from './scene/write.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', default: '2000' }, out: { type: 'string', default: fileURLToPath(new URL('../resources/scenes', import.meta.url)) } },
})
const [wanted = 'all'] = positionals
const names = wanted === 'all' ? Object.keys(SCENES) : [wanted]
for (const name of names) {
  const make = SCENES[name]
  if (make === undefined) throw new Error(`No scene is called ${name}. There are: ${Object.keys(SCENES).join(', ')}.`)
  const started = performance.now()
  const note = (text) => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s  ${name}: ${text}\n`)
  const { scene, pictures } = make(Number(values.size), note)
  const folder = join(values.out, name)
  await writeScene(folder, scene, pictures)
  note(`wrote ${folder}`)
}
