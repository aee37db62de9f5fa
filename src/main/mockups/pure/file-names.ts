/** Names of mock-up files as a person would give them: "coffee first, navy, T-shirt laid flat.jpg", in letters every system takes. */

const LONGEST = 60

/** Words as part of a file name; only a to z, 0 to 9 and single hyphens. */
export function nameOf(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '')
}

/** One name for each of `shots`, no two alike: "coffee-first_navy_t-shirt-laid-flat.jpg". */
export function mockupFileNames(art: string, shots: readonly { readonly garment: string; readonly scene: string }[], extension: string): readonly string[] {
  const taken = new Map<string, number>()
  return shots.map(({ garment, scene }) => {
    const name = [nameOf(art) || 'design', nameOf(garment), nameOf(scene)].filter((part) => part !== '').join('_')
    const before = taken.get(name) ?? 0
    taken.set(name, before + 1)
    return `${name}${before === 0 ? '' : `-${before + 1}`}.${extension}`
  })
}
