/** Inks that textile printers use, in sets: key first, then accents. Light sets for dark cloth, dark sets for light cloth. */
import type { Mood } from '../../../ideas/contract.ts'

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
  palette('black-tie', 'bold proud calm', '#F6F1E7 #CFC5B2', '#1B1B1B #6B6156'),
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
]

/** Palettes of a mood; every mood has at least three. */
export function palettesFor(mood: Mood): readonly Palette[] {
  return PALETTES.filter(({ moods }) => moods.includes(mood))
}
