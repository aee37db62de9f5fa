/** A picture as a model would give it, on a flat ground, and how it comes out of the noise. */
import sharp from 'sharp'
import type { Drawing } from '../support/fake-comfyui/server.ts'

const SIDE = 1024
const FOX = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 512 512">
<rect width="512" height="512" fill="#ffffff"/>
<g stroke="#33211a" stroke-width="9" stroke-linejoin="round" stroke-linecap="round">
<path d="M343 372c70 8 112-34 104-98-6-44-46-66-74-44 14 10 12 34-4 46-20 16-52 12-60 46z" fill="#e2752f"/>
<path d="M447 274c-6-44-46-66-74-44 14 10 14 26 8 36 22 18 46 22 66 8z" fill="#fff3e2"/>
<path d="M166 300c-26 60-22 126 8 150h164c30-24 34-90 8-150z" fill="#e2752f"/>
<path d="M214 330c-16 50-14 98 6 120h72c20-22 22-70 6-120z" fill="#fff3e2"/>
<path d="M118 74c10-12 24-10 34 2l44 50h120l44-50c10-12 24-14 34-2 20 30 26 92 12 132 8 40-14 74-50 96-30 20-60 34-100 34s-70-14-100-34c-36-22-58-56-50-96-14-40-8-102 12-132z" fill="#e2752f"/>
<path d="M106 206c34-6 74 8 96 38 14 20 32 28 54 28s40-8 54-28c22-30 62-44 96-38 8 40-14 74-50 96-30 20-60 34-100 34s-70-14-100-34c-36-22-58-56-50-96z" fill="#fff3e2"/>
<path d="M136 104l36 40-34 30c-8-22-8-50-2-70zM376 104l-36 40 34 30c8-22 8-50 2-70z" fill="#33211a"/>
<path d="M238 268h36l-18 20z" fill="#33211a"/>
<path d="M256 290v14m0 0c-10 12-26 12-34 4m34-4c10 12 26 12 34 4" fill="none"/>
<path d="M164 232c10-14 32-14 42 0M306 232c10-14 32-14 42 0" fill="none"/>
<path d="M196 450c-4-22 4-38 20-38s24 16 20 38zM276 450c-4-22 4-38 20-38s24 16 20 38z" fill="#33211a"/>
</g>
<circle cx="158" cy="268" r="14" fill="#f2a6a0"/><circle cx="354" cy="268" r="14" fill="#f2a6a0"/>
</svg>`

const PREVIEW = 256
/** Of a preview's pixels, from the first to the last. */
const BLURS = [34, 24, 16, 10, 6, 3, 1.2, 0.5]

export async function drawFox(): Promise<Drawing> {
  const picture = await sharp(Buffer.from(FOX)).png().toBuffer()
  const small = await sharp(picture).resize(PREVIEW).png().toBuffer()
  return { picture, previews: await Promise.all(BLURS.map((blur) => sharp(small).blur(blur).jpeg({ quality: 82 }).toBuffer())) }
}
