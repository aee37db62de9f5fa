export { createRecording, recordRequests, recordWork } from './requests.ts'
export { replayHome, type Replayed, type ReplayGiven } from './replay.ts'
