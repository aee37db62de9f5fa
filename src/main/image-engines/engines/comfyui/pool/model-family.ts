/** What kind of model a file holds, by its name: the file list of a server says no more. */

export type ModelFamily = 'sdxl' | 'sd15' | 'other' | 'unknown'

/** Kinds whose graphs are other ones than those that come with the program. */
const OTHER = /flux|sd[-_ ]?3|stable[-_ ]?diffusion[-_ ]?3|cascade|svd|video|wan2|ltx|hunyuan|qwen|chroma|lumina|auraflow|pixart|inpaint|refiner/i
const SDXL = /xl|pony|illustrious|noob/i
const SD15 = /(?:^|[^0-9])(?:v?1[-_. ]?[45])(?:[^0-9]|$)|sd[-_ ]?1|dreamshaper[-_ ]?8|stable[-_ ]?diffusion[-_ ]?v?1/i

export function familyOf(file: string): ModelFamily {
  const name = file.split(/[\\/]/).at(-1) ?? file
  if (OTHER.test(name)) return 'other'
  if (SDXL.test(name)) return 'sdxl'
  return SD15.test(name) ? 'sd15' : 'unknown'
}
