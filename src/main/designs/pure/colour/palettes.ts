/** Inks that textile printers use, in sets: key first, then accents. Light sets for dark cloth, dark sets for light cloth. */
import type { Mood } from '../../../ideas/contract.ts'
import { hueDistance } from './tints.ts'

type InkSet = readonly [string, ...string[]]

export interface Palette {
  readonly id: string
  /** What a seller reads. */
  readonly name: string
  readonly moods: readonly Mood[]
  readonly onDark: InkSet
  readonly onLight: InkSet
}

const palette = (id: string, name: string, moods: string, onDark: string, onLight: string): Palette => ({
  id,
  name,
  moods: moods.split(' ') as unknown as readonly Mood[],
  onDark: onDark.split(' ') as unknown as InkSet,
  onLight: onLight.split(' ') as unknown as InkSet,
})

export const PALETTES: readonly Palette[] = [
  palette('cream-mustard', 'Cream and mustard', 'retro cosy funny calm', '#F3E9D2 #E0A73C #D9703A #8FB8A8', '#2A2522 #B5512E #C98A1B #2A6F6B'),
  palette('seventies', 'Seventies kitchen', 'retro funny festive', '#F7EBD0 #F4A340 #E8663C #D9485A', '#3B2417 #C4501F #D98A1E #A8323E'),
  palette('surf-sunset', 'Surf sunset', 'retro calm bold', '#FBEFD9 #F9C74F #F3722C #5FB3B3', '#16324A #E2571E #D9961A #1F7A78'),
  palette('desert', 'Desert clay', 'calm retro cosy', '#F5E6CF #E3A27A #C9A45C #9DB5A0', '#3A2A22 #A8502F #CF8C11 #4E6E58'),
  palette('forest', 'Forest floor', 'calm cosy proud', '#F1EAD6 #9DBB8B #D9A441 #C97B4A', '#22382B #55773F #D58804 #CB5A08'),
  palette('denim', 'Old denim', 'proud bold calm', '#F4F0E4 #8FB8CE #D8B04C #E07B5A', '#1E3248 #35608A #CF8C11 #B5482F'),
  palette('lilac', 'Lilac field', 'sweet calm', '#FBF3FA #C6B3E6 #F0A8C4 #F6D68A', '#33264F #6A4E9C #B0447A #CF8C11'),
  palette('rose', 'Dusty rose', 'sweet cosy proud', '#FFF3EC #F0A8A0 #E9C46A #A9C3A2', '#4A2630 #B04A5A #D58804 #56754F'),
  palette('bubble-gum', 'Bubble gum', 'sweet funny', '#FFFFFF #FF8FB8 #7ED3D0 #FFD966', '#2B2140 #D12E74 #17807D #D58804'),
  palette('safety', 'Safety vest', 'bold funny', '#FFFFFF #FF8A3C #FFD23F #8ED0E0', '#1C1C1E #D9480F #D08B13 #14687C'),
  palette('lemon', 'Lemon ice', 'funny sweet bold', '#FFFDF0 #F8DE5A #8FD0C0 #FF9F87', '#20242C #CF8C11 #1E7566 #CC4B2E'),
  palette('varsity-gold', 'Varsity gold', 'proud bold', '#FFF8E6 #F2B632 #E2725B #9FB7D1', '#14233D #D18A17 #A3292F #375E8C'),
  palette('varsity-red', 'Varsity red', 'proud bold', '#FFF7EC #F28B82 #F4C95D #B8C7D9', '#1D1A1A #A61E2B #CF8C11 #3D5873'),
  palette('black-tie', 'Black tie', 'bold proud calm', '#F6F1E7 #D9B25F #B9A88C', '#1B1B1B #CF8C11 #5E5346'),
  palette('bone', 'Bone', 'bold spooky retro', '#EFE6D2 #C9B28A', '#22211F #D88613'),
  palette('pumpkin', 'Pumpkin patch', 'spooky', '#F6EBD6 #F58A2E #A88BD9 #9CCB6A', '#231A2E #C9560F #5D3A94 #4E7A1F'),
  palette('slime', 'Green slime', 'spooky funny', '#F2F7E4 #A6DB4E #C19BE8 #F2A04B', '#1E1A26 #4B7F12 #6B3FA0 #CB5A08'),
  palette('blood-moon', 'Blood moon', 'spooky bold', '#F4E8DC #EE7B6C #D9A35B', '#221416 #9E1F26 #D88515'),
  palette('holly', 'Holly', 'festive cosy', '#FBF3E4 #8CC495 #F0857A #E9C46A', '#1E3A2B #2F6B3F #B02A30 #CF8C11'),
  palette('nordic', 'Nordic knit', 'festive calm', '#F7F4EC #F09A92 #A9CBDD', '#24303E #A62B33 #2F6486'),
  palette('candy-cane', 'Candy cane', 'festive sweet', '#FFFFFF #FF9C96 #93D6B0 #F8D77A', '#2B1B1E #C4232E #23744A #CF8C11'),
  palette('patriot', 'Flag day', 'festive proud bold', '#FAF5EA #F2897E #9CC1E6', '#1B2A49 #B3262E #2F62A0'),
  palette('clover', 'Clover', 'festive funny', '#F6F3DF #8FD07F #F0C14B', '#163B24 #2C7A35 #CF8C11'),
  palette('teal-coral', 'Teal and coral', 'bold calm funny', '#F6F2E6 #6FC7BD #FF9678 #F4CF72', '#123A3F #1B7A74 #C4482C #CF8C11'),
  palette('sage', 'Sage', 'calm cosy sweet', '#F5F0E1 #B4C7A0 #E2B58F', '#2F3A2C #5C7747 #CB5A08'),
  palette('coffee', 'Coffee and cream', 'cosy retro funny', '#F6E9D6 #D9A874 #E6C58E', '#33221A #CB5A08 #D48802'),
  palette('berry', 'Berry jam', 'sweet bold cosy', '#FCEFEF #EF8FAF #C9A3E0 #F2C27A', '#3A1430 #A8235F #6A3A94 #D88515'),
  palette('ocean', 'Ocean', 'calm bold', '#EFF6F4 #7FC4DD #F2C879 #8ADBC4', '#0F2D4A #1C6A94 #D18B15 #16756A'),
  palette('diner', 'Old diner', 'retro funny', '#FBF4E6 #EF6F5E #7CC7BE #F3C14E', '#26211F #B8362B #1F756E #CF8C11'),
  palette('road-trip', 'Road trip', 'retro bold', '#F8ECD4 #E9873F #D8C27A #7FA7A6', '#2B2320 #CB5A08 #CF8C11 #2F6867'),
  palette('ranger', 'Park ranger', 'retro proud calm', '#F2EAD3 #D98B3D #A7B772 #C9604A', '#26301F #CB5A08 #5D7026 #96382A'),
  palette('cassette', 'Cassette', 'retro bold funny', '#FFF4E4 #FF8F6B #F7C957 #7EC8C9', '#221C35 #C84A2B #CF8C11 #216D7A'),
  palette('avocado-kitchen', 'Avocado kitchen', 'retro cosy', '#F7EFD8 #B9C46A #E08E45 #D3685A', '#2F2E1C #66741E #CB5A08 #983A2F'),
  palette('cabin', 'Cabin', 'cosy proud', '#F4E8D3 #D4734F #A8B28A #D9B15A', '#33231C #A0401F #586640 #CF8C11'),
  palette('maple', 'Maple', 'cosy festive calm', '#F9EDDA #E8803F #D9A845 #B85C4A', '#38221A #B24C16 #CF8C11 #8A3328'),
  palette('cocoa', 'Cocoa', 'cosy sweet', '#FBEFE2 #D9A98A #F0B8B0 #BFCBA8', '#3C2620 #CB5A08 #A8483F #58703F'),
  palette('library', 'Library', 'cosy calm proud', '#F3EADA #C98F5A #8FB0A0 #B96A5C', '#24302C #CB5A08 #2F6B58 #8E3A30'),
  palette('peach-fuzz', 'Peach', 'sweet calm', '#FFF6EC #FFB08A #F6D08A #A9D3C0', '#452A2A #C4532B #CF8C11 #2E7460'),
  palette('ballet', 'Ballet', 'sweet calm cosy', '#FFF5F3 #F3B4BE #D9C2E8 #F2D6A0', '#3E2A3B #B34A63 #7A529E #CF8C11'),
  palette('gelato', 'Gelato', 'sweet funny', '#FFFBF2 #9ADBC2 #FFA6B5 #FFD98A', '#26303A #1D7B5E #C8405C #CF8C11'),
  palette('wildflower', 'Wildflower', 'sweet calm proud', '#FBF6E9 #E59BC0 #F2C14E #93B97E', '#33264A #A83C78 #CF8C11 #4B7231'),
  palette('neon-night', 'Neon night', 'bold funny', '#FFFFFF #FF6FA8 #5FD8E0 #F6E05A', '#17161F #CC1F66 #0E7480 #CF8C11'),
  palette('hazard', 'Hazard', 'bold', '#FFFFFF #FFC83D #FF7A45', '#1B1B1D #CF8C11 #C8430F'),
  palette('electric', 'Electric', 'bold proud', '#F7F9FF #6FB7FF #FFD45A #FF8A7A', '#14213D #1D62B8 #CF8C11 #C43C2C'),
  palette('iron', 'Iron', 'bold proud spooky', '#EDEDE8 #C7CDD2 #E2574C', '#1F2224 #56626B #B0281F'),
  palette('trail-map', 'Trail map', 'calm bold', '#F3EFE0 #8FC0A9 #E7A65A #7FB2D0', '#1F3436 #2F7458 #DE8113 #2B6690'),
  palette('dune', 'Dune', 'calm', '#F8F0E3 #DDB892 #B7C4B1 #E0A48B', '#3A322B #DC8307 #56705A #A2553A'),
  palette('lagoon', 'Lagoon', 'calm sweet', '#F1FAF6 #86D3C6 #F3CE86 #F2A490', '#12353A #187A70 #CF8C11 #BC4C34'),
  palette('winner', 'Winner', 'proud', '#FFFDF5 #FFD15C #7FB6E8 #F08A7C', '#16243F #CF8C11 #2660A0 #B0352C'),
  palette('union', 'Union', 'proud calm', '#F6F0E4 #C75C50 #8CB4D0 #D9B25F', '#1F2937 #A02C28 #2D6494 #CF8C11'),
  palette('hex', 'Hex', 'spooky funny', '#F5F0FA #B98AF0 #F6A04D #8FD46A', '#1D1530 #6A34A8 #BC5A0B #46791C'),
  palette('graveyard', 'Graveyard', 'spooky', '#E9EEE6 #9FC08A #C9B2E0', '#1A211C #4A7030 #63439A'),
  palette('seance', 'Séance', 'spooky calm', '#F2E9F5 #D08FC0 #E0B45C', '#231628 #94327C #CF8C11'),
  palette('gingerbread', 'Gingerbread', 'festive cosy sweet', '#FFF6EA #D98F56 #E86F66 #9CC79A', '#3A2118 #CB5A08 #B02A2A #2F6B3A'),
  palette('lights', 'String of lights', 'festive funny', '#FFFDF6 #F6C445 #F27A6B #79C79A', '#1F2B2A #CF8C11 #B52A27 #22703F'),
  palette('fiesta', 'Fiesta', 'festive bold funny', '#FFF8EA #FF8A4C #4FC3B5 #FF6F9C', '#2B1838 #C84A0E #12766A #BE2462'),
  palette('blossom', 'Blossom', 'festive sweet', '#FFF8F4 #F49DB5 #A7CF9A #F6CF7A', '#3A2433 #B83C64 #46763A #CF8C11'),
  palette('sunday-paper', 'Sunday paper', 'calm cosy proud', '#F4EFE3 #D9694F #9DB7C4', '#26262A #B8412B #2F6288'),
  palette('motel', 'Motel sign', 'retro funny bold', '#FFF3DC #FF7F6A #5CC6C0 #FFD166', '#2A1F2D #D4452F #0F7C78 #D9901A'),
  palette('bowling-night', 'Bowling night', 'retro proud funny', '#FBF1DE #F0674A #6DB8D6 #F5C04E', '#1F2A3A #C23B22 #1F6A99 #D98E14'),
  palette('tequila-sunrise', 'Tequila sunrise', 'retro funny festive', '#FFF1D6 #FFB347 #FF7B54 #F2557A', '#3A1A2B #E0731A #D5402B #B5235C'),
  palette('national-park', 'National park', 'retro calm proud', '#F3E8CE #E58B4A #7FB59A #8CBAD1', '#22332C #BF5418 #2E6B4C #2B6285'),
  palette('jazz-record', 'Jazz record', 'retro calm bold', '#F4E7D0 #E0A03E #5E9FA8 #C8553D', '#1D2630 #C9701A #17646F #A83521'),
  palette('sherbet', 'Sherbet', 'sweet funny calm', '#FFF8F0 #FFB5A7 #A9DDD0 #FCD28D', '#3D2B4F #D9517A #1E8279 #E0822A'),
  palette('strawberry-milk', 'Strawberry milk', 'sweet cosy funny', '#FFF6F2 #FF9AAE #F7C6C7 #B9D9A5', '#45202E #CF3F66 #A84C5F #477A3B'),
  palette('blueberry', 'Blueberry', 'sweet calm cosy', '#F6F3FB #A9B9F0 #E3A9D6 #F4D58D', '#232B57 #4356B5 #A23B8C #D98A1F'),
  palette('honeycomb', 'Honeycomb', 'sweet proud cosy', '#FFF7E3 #FFC64B #F2A03D', '#33261A #D98613 #C25A10'),
  palette('sunroom', 'Sunroom', 'calm sweet cosy', '#FBF6E6 #F3C969 #A8C686 #E8A08A', '#2E3B2F #D9901F #4C7A35 #BF5340'),
  palette('tide-pool', 'Tide pool', 'calm funny', '#F2F8F5 #7CCBC3 #F59E8B #A7C6ED', '#17383E #0F7A75 #C94A35 #2C5FA3'),
  palette('lavender-tea', 'Lavender tea', 'calm cosy sweet', '#F8F4FA #C9B8EA #A9CBB7 #EBC79E', '#352C4D #6B4FA8 #36705A #B9612E'),
  palette('wool-sweater', 'Wool sweater', 'cosy proud calm', '#F3EADB #C8583F #8AA399 #DDAF5F', '#2B2724 #A33A22 #3A665B #D08A22'),
  palette('fireplace', 'Fireplace', 'cosy bold festive', '#FBEBD3 #F28C38 #D9523B #E8BE6C', '#2E1B18 #CF5A12 #B02E1F #D98F1B'),
  palette('track-meet', 'Track meet', 'proud bold', '#FFFFFF #FF8360 #73B7F0 #FFD257', '#14264A #D2431B #1E5FB3 #E09A14'),
  palette('home-team', 'Home team', 'proud bold festive', '#FFF9EC #F4B63F #7FA8DA', '#172447 #DE8E12 #2C5DA6'),
  palette('lumber-yard', 'Lumber yard', 'proud bold cosy', '#F5ECD9 #E2703A #B7C0A0', '#241E1B #BF4A16 #4F6446'),
  palette('street-sign', 'Street sign', 'bold funny', '#FFFFFF #F9D923 #36C2A8 #FF6B6B', '#191A21 #E08A00 #0C8070 #CF2F3A'),
  palette('punch', 'Punch', 'bold funny sweet', '#FFF7F2 #FF5C7A #FFB238 #55C7C2', '#2A1230 #D01F52 #E07B12 #0E7C78'),
  palette('night-shift', 'Night shift', 'bold proud calm', '#F1F5FA #7FD1E0 #B7A6F2', '#182238 #0F7390 #5B45B0'),
  palette('witching-hour', 'Witching hour', 'spooky sweet', '#F8EFFA #E58BC2 #A894E8 #9FDBA8', '#26163A #B5297F #5A3DB0 #2F7D43'),
  palette('full-moon', 'Full moon', 'spooky calm bold', '#F1F0E6 #F0C95A #8FA8D8', '#1A1F33 #D98F14 #3A55A0'),
  palette('candy-corn', 'Candy corn', 'spooky festive funny', '#FFF8EA #FFC44D #FF8B3D', '#2A1A22 #E58A14 #D4500F'),
  palette('swamp', 'Swamp thing', 'spooky retro', '#EFF0DC #A5C85A #E0B04A #C97A5A', '#1C2620 #4F7F1E #D98A1C #A03F24'),
  palette('mistletoe', 'Mistletoe', 'festive cosy calm', '#F8F3E6 #A5C9A1 #E58A80', '#20382C #3A7048 #B43237'),
  palette('tinsel', 'Tinsel', 'festive bold', '#FFFFFF #F2CC6B #F17C74 #8FC7E8', '#1B2338 #DB9416 #BF2731 #22639C'),
  palette('harvest', 'Harvest', 'festive cosy retro', '#F9EEDB #E89A3C #C85F3A #9DAE72', '#33221B #D0781A #A83D1C #596F2C'),
  palette('confetti', 'Confetti', 'festive funny sweet', '#FFFFFF #FF7DA8 #5CCBD6 #FFCF4A', '#26203F #D42A6E #0F7C92 #E59413'),
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

/** Palettes of a mood; every mood has at least twelve. */
export function palettesFor(mood: Mood): readonly Palette[] {
  return PALETTES.filter(({ moods }) => moods.includes(mood))
}
