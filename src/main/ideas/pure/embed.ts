/**
 * The embedding that needs no model: signed feature hashing of words, word pairs and 3- to 5-letter pieces
 * (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning"). It measures likeness of wording, not
 * of meaning. Hashes are FNV-1a, carried on letter by letter, so that no piece of text is ever cut out.
 */

export const EMBEDDING_DIMENSIONS = 768
/** Rows remember this name; vectors of different names are never compared. */
export const EMBEDDING_MODEL = 'hashed-ngrams-v1'
/** Text beyond this many UTF-16 units adds nothing. */
export const MAX_EMBEDDED_LENGTH = 2_000

const FNV_BASIS = 0x811c9dc5
const FNV_PRIME = 0x01000193
const WORD_SEED = 0x5bd1e995
const PAIR_SEED = 0x27d4eb2f
const WORD_WEIGHT = 1
const PAIR_WEIGHT = 0.6
const PIECE_WEIGHT = 0.25
const SPACE = 32

/**
 * A unit vector of 768 numbers. Same text, same vector, on every machine; letter case, accents and punctuation do not
 * count. A text without a letter or digit gives the first axis, because a vector of zeros has no direction.
 */
export function embedText(text: string): Float32Array {
  const vector = new Float32Array(EMBEDDING_DIMENSIONS)
  embedInto(text, vector)
  return vector
}

/** Unit vectors of all `texts`, one after the other: length is `texts.length * 768`. */
export function embedTexts(texts: readonly string[]): Float32Array<ArrayBuffer> {
  const vectors = new Float32Array(texts.length * EMBEDDING_DIMENSIONS)
  texts.forEach((text, i) => embedInto(text, vectors.subarray(i * EMBEDDING_DIMENSIONS, (i + 1) * EMBEDDING_DIMENSIONS)))
  return vectors
}

/** Cosine of two unit vectors of the same model, in [-1, 1]. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return Math.max(-1, Math.min(1, sum))
}

const letters = new Uint16Array(MAX_EMBEDDED_LENGTH + 2)

function embedInto(text: string, vector: Float32Array): void {
  const length = readLetters(text)
  if (length > 1) {
    addWords(length, vector)
    addPieces(length, vector)
  }
  normalise(vector)
}

/** Fills `letters` with ` word word ` and gives its length; 1 when there is no word. */
function readLetters(text: string): number {
  const folded = fold(text)
  letters[0] = SPACE
  let length = 1
  const end = Math.min(folded.length, MAX_EMBEDDED_LENGTH)
  for (let i = 0; i < end; i++) {
    const code = folded.charCodeAt(i)
    const kept = isWordCode(code) ? code : isSilent(code) ? 0 : SPACE
    if (kept === 0 || (kept === SPACE && letters[length - 1] === SPACE)) continue
    letters[length++] = kept
  }
  if (letters[length - 1] !== SPACE) letters[length++] = SPACE
  return length
}

function fold(text: string): string {
  const lower = text.toLowerCase()
  return /^[ -~]*$/.test(lower) ? lower : lower.normalize('NFKD')
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 127 && !isSilent(code) && !isPunctuation(code))
}

/** Apostrophes and combining marks: "don’t" and "dont", "café" and "cafe" are the same word. */
function isSilent(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2018 || (code >= 0x300 && code <= 0x36f)
}

function isPunctuation(code: number): boolean {
  return (code >= 0x80 && code <= 0xbf) || (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f)
}

function addWords(length: number, vector: Float32Array): void {
  let hash = WORD_SEED
  let previous = 0
  for (let i = 1; i < length; i++) {
    const code = letters[i] as number
    if (code !== SPACE) {
      hash = Math.imul(hash ^ code, FNV_PRIME)
      continue
    }
    add(vector, hash, WORD_WEIGHT)
    if (previous !== 0) add(vector, Math.imul(previous ^ PAIR_SEED, FNV_PRIME) ^ hash, PAIR_WEIGHT)
    previous = hash
    hash = WORD_SEED
  }
}

function addPieces(length: number, vector: Float32Array): void {
  for (let start = 0; start + 3 <= length; start++) {
    let hash = FNV_BASIS
    const end = Math.min(start + 5, length)
    for (let i = start; i < end; i++) {
      hash = Math.imul(hash ^ (letters[i] as number), FNV_PRIME)
      if (i - start >= 2) add(vector, hash, PIECE_WEIGHT)
    }
  }
}

/** The finishing step of MurmurHash3 (Appleby, public domain) spreads the bits; one picks the sign, the rest the place. */
function add(vector: Float32Array, hash: number, weight: number): void {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  mixed ^= mixed >>> 16
  const place = (mixed >>> 1) % EMBEDDING_DIMENSIONS
  vector[place] = (vector[place] as number) + ((mixed & 1) === 0 ? weight : -weight)
}

function normalise(vector: Float32Array): void {
  let squares = 0
  for (let i = 0; i < vector.length; i++) squares += (vector[i] as number) ** 2
  if (squares === 0) {
    vector[0] = 1
    return
  }
  const scale = 1 / Math.sqrt(squares)
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) * scale
}
