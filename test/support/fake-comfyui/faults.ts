/** Every way in which the stand-in can fail. */

/** What goes wrong the next time it can. `post-*`: the prompt stands in the queue or not, and no answer comes or the line breaks. */
export type Fault =
  | 'post-hangs-accepted' | 'post-hangs-refused' | 'post-drops-accepted' | 'post-drops-refused' | 'post-503' | 'post-late'
  | 'out-of-memory' | 'out-of-ram' | 'broken-model' | 'step-fails'
  | 'download-cut' | 'empty-file' | 'broken-file' | 'file-gone' | 'queue-503' | 'mute'

export const FAILURES: Partial<Record<Fault, { type: string; message: string; at: string }>> = {
  'out-of-memory': { type: 'torch.OutOfMemoryError', message: 'Allocation on device 0 would exceed allowed memory.\nThis error means you ran out of memory on your GPU.\n', at: 'KSampler' },
  'out-of-ram': { type: 'RuntimeError', message: "[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 4398046511104 bytes. Error code 12\n", at: 'VAEDecode' },
  'broken-model': { type: 'safetensors_rust.SafetensorError', message: 'Error while deserializing header: HeaderTooSmall\n', at: 'CheckpointLoaderSimple' },
  'step-fails': { type: 'RuntimeError', message: 'secret-token-in-a-message\n', at: 'KSampler' },
}
