/** Inks that textile printers use, in sets: key first, then accents. Light sets for dark cloth, dark sets for light cloth. */
import type { Mood } from '../../../ideas/contract.ts'
import { hueDistance } from './tints.ts'

type InkSet = readonly [string, ...string[]]

export interface Palette {
  readonly id: string
  readonly moods: readonly Mood[]
  readonly onDark: InkSet
  readonly onLight: InkSet
}

const palette = (id: string, moods: string, onDark: string, onLight: string): Palette => ({
  id,
  moods: moods.split(' ') as unknown as readonly Mood[],
  onDark: onDark.split(' ') as unknown as InkSet,
  onLight: onLight.split(' ') as unknown as InkSet,
})

export const PALETTES: readonly Palette[] = [
  palette('cream-mustard', 'retro cosy funny calm', '#F3E9D2 #E0A73C #D9703A #8FB8A8', '#2A2522 #B5512E #C98A1B #2A6F6B'),
  palette('seventies', 'retro funny festive', '#F7EBD0 #F4A340 #E8663C #D9485A', '#3B2417 #C4501F #D98A1E #A8323E'),
  palette('surf-sunset', 'retro calm bold', '#FBEFD9 #F9C74F #F3722C #5FB3B3', '#16324A #E2571E #D9961A #1F7A78'),
  palette('desert', 'calm retro cosy', '#F5E6CF #E3A27A #C9A45C #9DB5A0', '#3A2A22 #A8502F #9A7328 #4E6E58'),
  palette('forest', 'calm cosy proud', '#F1EAD6 #9DBB8B #D9A441 #C97B4A', '#22382B #55773F #A8742A #8E4A2B'),
  palette('denim', 'proud bold calm', '#F4F0E4 #8FB8CE #D8B04C #E07B5A', '#1E3248 #35608A #A87B22 #B5482F'),
  palette('lilac', 'sweet calm', '#FBF3FA #C6B3E6 #F0A8C4 #F6D68A', '#33264F #6A4E9C #B0447A #A8761C'),
  palette('rose', 'sweet cosy proud', '#FFF3EC #F0A8A0 #E9C46A #A9C3A2', '#4A2630 #B04A5A #A8742A #56754F'),
  palette('bubble-gum', 'sweet funny', '#FFFFFF #FF8FB8 #7ED3D0 #FFD966', '#2B2140 #D12E74 #17807D #B8790F'),
  palette('safety', 'bold funny', '#FFFFFF #FF8A3C #FFD23F #8ED0E0', '#1C1C1E #D9480F #B57A00 #14687C'),
  palette('lemon', 'funny sweet bold', '#FFFDF0 #F8DE5A #8FD0C0 #FF9F87', '#20242C #A87A00 #1E7566 #CC4B2E'),
  palette('varsity-gold', 'proud bold', '#FFF8E6 #F2B632 #E2725B #9FB7D1', '#14233D #B77A06 #A3292F #375E8C'),
  palette('varsity-red', 'proud bold', '#FFF7EC #F28B82 #F4C95D #B8C7D9', '#1D1A1A #A61E2B #A9770E #3D5873'),
  palette('black-tie', 'bold proud calm', '#F6F1E7 #D9B25F #B9A88C', '#1B1B1B #8F6A1E #5E5346'),
  palette('bone', 'bold spooky retro', '#EFE6D2 #C9B28A', '#22211F #7A5A36'),
  palette('pumpkin', 'spooky', '#F6EBD6 #F58A2E #A88BD9 #9CCB6A', '#231A2E #C9560F #5D3A94 #4E7A1F'),
  palette('slime', 'spooky funny', '#F2F7E4 #A6DB4E #C19BE8 #F2A04B', '#1E1A26 #4B7F12 #6B3FA0 #B65A0C'),
  palette('blood-moon', 'spooky bold', '#F4E8DC #EE7B6C #D9A35B', '#221416 #9E1F26 #8A5A1E'),
  palette('holly', 'festive cosy', '#FBF3E4 #8CC495 #F0857A #E9C46A', '#1E3A2B #2F6B3F #B02A30 #A67817'),
  palette('nordic', 'festive calm', '#F7F4EC #F09A92 #A9CBDD', '#24303E #A62B33 #2F6486'),
  palette('candy-cane', 'festive sweet', '#FFFFFF #FF9C96 #93D6B0 #F8D77A', '#2B1B1E #C4232E #23744A #A67412'),
  palette('patriot', 'festive proud bold', '#FAF5EA #F2897E #9CC1E6', '#1B2A49 #B3262E #2F62A0'),
  palette('clover', 'festive funny', '#F6F3DF #8FD07F #F0C14B', '#163B24 #2C7A35 #A07610'),
  palette('teal-coral', 'bold calm funny', '#F6F2E6 #6FC7BD #FF9678 #F4CF72', '#123A3F #1B7A74 #C4482C #A3740F'),
  palette('sage', 'calm cosy sweet', '#F5F0E1 #B4C7A0 #E2B58F', '#2F3A2C #5C7747 #A3643A'),
  palette('coffee', 'cosy retro funny', '#F6E9D6 #D9A874 #E6C58E', '#33221A #8E5A34 #A87A3C'),
  palette('berry', 'sweet bold cosy', '#FCEFEF #EF8FAF #C9A3E0 #F2C27A', '#3A1430 #A8235F #6A3A94 #A3660F'),
  palette('ocean', 'calm bold', '#EFF6F4 #7FC4DD #F2C879 #8ADBC4', '#0F2D4A #1C6A94 #A8731A #16756A'),
  palette('diner', 'retro funny', '#FBF4E6 #EF6F5E #7CC7BE #F3C14E', '#26211F #B8362B #1F756E #A6730D'),
  palette('road-trip', 'retro bold', '#F8ECD4 #E9873F #D8C27A #7FA7A6', '#2B2320 #B4501A #86701D #2F6867'),
  palette('ranger', 'retro proud calm', '#F2EAD3 #D98B3D #A7B772 #C9604A', '#26301F #A9581A #5D7026 #96382A'),
  palette('cassette', 'retro bold funny', '#FFF4E4 #FF8F6B #F7C957 #7EC8C9', '#221C35 #C84A2B #A8760F #216D7A'),
  palette('avocado-kitchen', 'retro cosy', '#F7EFD8 #B9C46A #E08E45 #D3685A', '#2F2E1C #66741E #A9571B #983A2F'),
  palette('cabin', 'cosy proud', '#F4E8D3 #D4734F #A8B28A #D9B15A', '#33231C #A0401F #586640 #8F6814'),
  palette('maple', 'cosy festive calm', '#F9EDDA #E8803F #D9A845 #B85C4A', '#38221A #B24C16 #94690F #8A3328'),
  palette('cocoa', 'cosy sweet', '#FBEFE2 #D9A98A #F0B8B0 #BFCBA8', '#3C2620 #94573A #A8483F #58703F'),
  palette('library', 'cosy calm proud', '#F3EADA #C98F5A #8FB0A0 #B96A5C', '#24302C #8A5524 #2F6B58 #8E3A30'),
  palette('peach-fuzz', 'sweet calm', '#FFF6EC #FFB08A #F6D08A #A9D3C0', '#452A2A #C4532B #A2700F #2E7460'),
  palette('ballet', 'sweet calm cosy', '#FFF5F3 #F3B4BE #D9C2E8 #F2D6A0', '#3E2A3B #B34A63 #7A529E #94691A'),
  palette('gelato', 'sweet funny', '#FFFBF2 #9ADBC2 #FFA6B5 #FFD98A', '#26303A #1D7B5E #C8405C #A8740C'),
  palette('wildflower', 'sweet calm proud', '#FBF6E9 #E59BC0 #F2C14E #93B97E', '#33264A #A83C78 #A2700B #4B7231'),
  palette('neon-night', 'bold funny', '#FFFFFF #FF6FA8 #5FD8E0 #F6E05A', '#17161F #CC1F66 #0E7480 #8F7A00'),
  palette('hazard', 'bold', '#FFFFFF #FFC83D #FF7A45', '#1B1B1D #A87400 #C8430F'),
  palette('electric', 'bold proud', '#F7F9FF #6FB7FF #FFD45A #FF8A7A', '#14213D #1D62B8 #A8760B #C43C2C'),
  palette('iron', 'bold proud spooky', '#EDEDE8 #C7CDD2 #E2574C', '#1F2224 #56626B #B0281F'),
  palette('trail-map', 'calm bold', '#F3EFE0 #8FC0A9 #E7A65A #7FB2D0', '#1F3436 #2F7458 #A6651B #2B6690'),
  palette('dune', 'calm', '#F8F0E3 #DDB892 #B7C4B1 #E0A48B', '#3A322B #96693A #56705A #A2553A'),
  palette('lagoon', 'calm sweet', '#F1FAF6 #86D3C6 #F3CE86 #F2A490', '#12353A #187A70 #A0701A #BC4C34'),
  palette('winner', 'proud', '#FFFDF5 #FFD15C #7FB6E8 #F08A7C', '#16243F #A87703 #2660A0 #B0352C'),
  palette('union', 'proud calm', '#F6F0E4 #C75C50 #8CB4D0 #D9B25F', '#1F2937 #A02C28 #2D6494 #8F6A1E'),
  palette('hex', 'spooky funny', '#F5F0FA #B98AF0 #F6A04D #8FD46A', '#1D1530 #6A34A8 #BC5A0B #46791C'),
  palette('graveyard', 'spooky', '#E9EEE6 #9FC08A #C9B2E0', '#1A211C #4A7030 #63439A'),
  palette('seance', 'spooky calm', '#F2E9F5 #D08FC0 #E0B45C', '#231628 #94327C #96690C'),
  palette('gingerbread', 'festive cosy sweet', '#FFF6EA #D98F56 #E86F66 #9CC79A', '#3A2118 #94501A #B02A2A #2F6B3A'),
  palette('lights', 'festive funny', '#FFFDF6 #F6C445 #F27A6B #79C79A', '#1F2B2A #A57409 #B52A27 #22703F'),
  palette('fiesta', 'festive bold funny', '#FFF8EA #FF8A4C #4FC3B5 #FF6F9C #FFD24A', '#2B1838 #C84A0E #12766A #BE2462 #A37500'),
  palette('blossom', 'festive sweet', '#FFF8F4 #F49DB5 #A7CF9A #F6CF7A', '#3A2433 #B83C64 #46763A #9C6F12'),
]

/** The palette with the accent of hue `hue` first, where it has one; both ink sets keep the same order. */
export function tinted(from: Palette, hue: number): Palette {
  const [nearest] = accentsByHue(from, hue)
  if (nearest === undefined || nearest.apart > 40) return from
  const lead = (set: InkSet): InkSet => {
    const [key, ...accents] = set
    const first = accents[nearest.index]
    return first === undefined ? set : [key, first, ...accents.filter((_, index) => index !== nearest.index)]
  }
  return { ...from, onDark: lead(from.onDark), onLight: lead(from.onLight) }
}

/** Degrees between `hue` and the palette's nearest accent. */
export function tintDistance(from: Palette, hue: number): number {
  return accentsByHue(from, hue)[0]?.apart ?? 180
}

function accentsByHue(from: Palette, hue: number): { index: number; apart: number }[] {
  return from.onDark.slice(1).map((hex, index) => ({ index, apart: hueDistance(hex, hue) })).sort((a, b) => a.apart - b.apart)
}

/** Palettes of a mood; every mood has at least three. */
export function palettesFor(mood: Mood): readonly Palette[] {
  return PALETTES.filter(({ moods }) => moods.includes(mood))
}
