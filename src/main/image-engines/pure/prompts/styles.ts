/** How a picture for print is asked for in each style. Words that picture models know, no artist and no brand among them. */

export interface PromptStyle {
  readonly id: string
  /** What the seller reads. */
  readonly name: string
  /** Stands before the subject. */
  readonly opening: string
  /** Stands after it; the seed takes one of each list. */
  readonly manners: readonly (readonly string[])[]
  /** Kept out beside what every style keeps out. */
  readonly never: readonly string[]
  /** Fills the whole picture instead of standing alone on a plain ground. */
  readonly fills: boolean
}

const style = (id: string, name: string, opening: string, manners: readonly (readonly string[])[], never: readonly string[], fills = false): PromptStyle => ({ id, name, opening, manners, never, fills })

const FLAT_NEVER = ['photograph', 'realistic shading', 'gradients', '3d render', 'noise']

export const PROMPT_STYLES: readonly PromptStyle[] = [
  style('flat-vector', 'Flat vector', 'flat vector illustration of', [['bold simple shapes', 'clean geometric shapes', 'rounded shapes'], ['crisp edges', 'solid fills'], ['front view', 'three-quarter view', 'side view']], FLAT_NEVER),
  style('vintage-badge', 'Vintage badge', 'vintage emblem illustration of', [['screen print look', 'engraved shading lines', 'worn ink texture'], ['compact round composition', 'shield-shaped composition'], ['limited retro colours', 'two-colour print']], ['photograph', 'modern gradients', 'neon']),
  style('watercolour', 'Watercolour', 'loose watercolour painting of', [['soft wet edges', 'delicate layered washes'], ['visible paper grain', 'small paint splashes'], ['light and airy', 'rich pigment']], ['photograph', 'hard outlines', '3d render']),
  style('line-art', 'Line art', 'single-weight line drawing of', [['continuous line', 'clean contour lines', 'fine ink lines'], ['minimal detail', 'a few telling details'], ['even stroke width', 'hand-drawn stroke']], ['shading', 'photograph', 'filled areas', 'gradients', 'grey']),
  style('kawaii', 'Kawaii', 'kawaii cartoon of', [['big sparkling eyes', 'tiny dot eyes and rosy cheeks'], ['round chubby proportions', 'soft pastel colours'], ['thick clean outline', 'sticker look']], ['photograph', 'scary', 'realistic anatomy']),
  style('mascot', 'Mascot', 'bold sports mascot illustration of', [['dynamic pose', 'confident stance', 'head and shoulders'], ['thick dark outline', 'double outline'], ['sharp cel shading', 'strong highlights']], ['photograph', 'thin lines', 'blurry']),
  style('retro-sunset', 'Retro sunset', 'retro 1970s illustration of', [['striped sun behind it', 'concentric sunset arcs behind it'], ['warm faded colours', 'dusk colours'], ['grainy print texture', 'smooth flat print']], ['photograph', '3d render']),
  style('woodcut', 'Woodcut', 'woodcut print of', [['carved parallel lines', 'rough chiselled marks'], ['high contrast', 'bold black areas'], ['one ink', 'two inks']], ['photograph', 'gradients', 'soft shading']),
  style('botanical', 'Botanical', 'botanical illustration of', [['fine ink outlines with light colour', 'detailed stippling'], ['natural colours', 'muted herbarium colours'], ['elegant symmetrical arrangement', 'single graceful specimen']], ['photograph', 'cartoon']),
  style('pixel-art', 'Pixel art', 'pixel art sprite of', [['16-bit look', '8-bit look'], ['limited palette', 'bright palette'], ['crisp square pixels', 'clear silhouette']], ['blurry', 'photograph', 'anti-aliasing', 'gradients']),
  style('pattern', 'Pattern', 'seamless repeating pattern of', [['evenly scattered', 'tossed layout', 'regular half-drop layout'], ['small and large elements', 'elements of one size'], ['flat colours', 'hand-painted look']], ['photograph', 'frame', 'border', 'single large subject'], true),
]
