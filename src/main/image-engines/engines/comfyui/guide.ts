/** Where ComfyUI is got. It is not part of this program: see docs/decisions/comfyui.md. */
import type { ComfyView } from '../../contract.ts'

export const GUIDE: ComfyView['guide'] = {
  title: 'Get ComfyUI',
  address: 'https://docs.comfy.org/installation/desktop',
  steps: [
    'Open the page and download ComfyUI for your system. It is free and takes several gigabytes.',
    'Install it, open it once and let it finish.',
    'In ComfyUI, download a model: an SDXL checkpoint for a card of about 8 GB or more, an SD 1.5 checkpoint for a smaller one.',
    'Come back here. The program looks for ComfyUI by itself, and can start it then.',
  ],
}
