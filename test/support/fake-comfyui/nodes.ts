/** The kinds of steps that the stand-in knows, in the shape of /object_info, and its models. Both shapes of choice lists occur. */

export interface Models {
  readonly checkpoints: string[]
  readonly loras: string[]
  readonly upscale_models: string[]
  readonly background_removal: string[]
}

export const MODELS: Models = {
  checkpoints: ['sd_xl_base_1.0.safetensors', 'v1-5-pruned-emaonly.safetensors'],
  loras: ['style.safetensors', 'sub/flat vector.safetensors'],
  upscale_models: ['RealESRGAN_x4plus.pth'],
  background_removal: ['birefnet.safetensors'],
}

const LINK = (type: string): unknown[] => [type]
const TEXT = ['STRING', { multiline: true }]
const INT = (least: number, most: number): unknown[] => ['INT', { default: least, min: least, max: most }]
const FLOAT = (most: number): unknown[] => ['FLOAT', { default: 1, min: 0, max: most, step: 0.01 }]
const CHOICE = (list: readonly string[]): unknown[] => [[...list], {}]
const COMBO = (list: readonly string[]): unknown[] => ['COMBO', { multiselect: false, options: [...list] }]

/** 2^64 as a number; servers say one less, which a number cannot. */
const MOST_SEED = 2 ** 64

export interface NodeClass {
  readonly input: { readonly required: Record<string, unknown[]> }
  readonly output: readonly string[]
  readonly output_node: boolean
}

export function nodeClasses(models: Models, inputs: readonly string[]): Record<string, NodeClass> {
  const of = (required: Record<string, unknown[]>, output: readonly string[], saves = false): NodeClass => ({ input: { required }, output, output_node: saves })
  return {
    CheckpointLoaderSimple: of({ ckpt_name: CHOICE(models.checkpoints) }, ['MODEL', 'CLIP', 'VAE']),
    LoraLoader: of({ model: LINK('MODEL'), clip: LINK('CLIP'), lora_name: CHOICE(models.loras), strength_model: FLOAT(100), strength_clip: FLOAT(100) }, ['MODEL', 'CLIP']),
    CLIPTextEncode: of({ text: TEXT, clip: LINK('CLIP') }, ['CONDITIONING']),
    EmptyLatentImage: of({ width: INT(16, 16384), height: INT(16, 16384), batch_size: INT(1, 4096) }, ['LATENT']),
    KSampler: of({
      model: LINK('MODEL'), seed: INT(0, MOST_SEED), steps: INT(1, 10000), cfg: FLOAT(100), sampler_name: CHOICE(['euler', 'dpmpp_2m']), scheduler: CHOICE(['normal', 'karras']),
      positive: LINK('CONDITIONING'), negative: LINK('CONDITIONING'), latent_image: LINK('LATENT'), denoise: FLOAT(1),
    }, ['LATENT']),
    VAEDecode: of({ samples: LINK('LATENT'), vae: LINK('VAE') }, ['IMAGE']),
    VAEEncode: of({ pixels: LINK('IMAGE'), vae: LINK('VAE') }, ['LATENT']),
    LoadImage: of({ image: CHOICE(inputs) }, ['IMAGE', 'MASK']),
    ImageScale: of({ image: LINK('IMAGE'), upscale_method: CHOICE(['lanczos', 'area']), width: INT(0, 16384), height: INT(0, 16384), crop: CHOICE(['disabled', 'center']) }, ['IMAGE']),
    UpscaleModelLoader: of({ model_name: COMBO(models.upscale_models) }, ['UPSCALE_MODEL']),
    ImageUpscaleWithModel: of({ upscale_model: LINK('UPSCALE_MODEL'), image: LINK('IMAGE') }, ['IMAGE']),
    LoadBackgroundRemovalModel: of({ bg_removal_name: COMBO(models.background_removal) }, ['BACKGROUND_REMOVAL']),
    RemoveBackground: of({ bg_removal_model: LINK('BACKGROUND_REMOVAL'), image: LINK('IMAGE') }, ['MASK']),
    InvertMask: of({ mask: LINK('MASK') }, ['MASK']),
    JoinImageWithAlpha: of({ image: LINK('IMAGE'), alpha: LINK('MASK') }, ['IMAGE']),
    SaveImage: of({ images: LINK('IMAGE'), filename_prefix: ['STRING', { default: 'ComfyUI' }] }, [], true),
    PreviewImage: of({ images: LINK('IMAGE') }, [], true),
  }
}
