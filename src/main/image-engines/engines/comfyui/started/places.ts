/** Where people keep ComfyUI. Without effects: the folders to look at on a machine of that kind. */
import { posix, win32 } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** The seller's own folder. */
  readonly home: string
  /** A further folder, from Settings. */
  readonly further: string | null
}

export interface Places {
  /** May be an installation, or hold one of a telling name. */
  readonly folders: readonly string[]
  /** The program of the desktop app, and where its Python and models may lie. */
  readonly desktop: readonly { readonly program: string; readonly config: string; readonly bases: readonly string[] }[]
}

const NAMED = ['COMFYUI_PATH', 'COMFYUI_HOME', 'COMFYUI_DIR']
const INSIDE_HOME = ['', 'Documents', 'Desktop', 'Downloads', 'Applications', 'AI', 'ai', 'src', 'git', 'code', 'projects', 'Projects', 'dev']

export function placesOf({ platform, env, home, further }: Machine): Places {
  const { join } = platform === 'win32' ? win32 : posix
  const named = [further, ...NAMED.map((name) => env[name])].filter((folder): folder is string => typeof folder === 'string' && folder !== '')
  const roots = platform === 'win32' ? ['C:\\', 'D:\\', 'E:\\', 'C:\\AI', 'D:\\AI'] : platform === 'darwin' ? ['/Applications', '/opt'] : ['/opt', '/srv', '/usr/local']
  return { folders: [...new Set([...named, ...INSIDE_HOME.map((name) => join(home, name)), ...roots])], desktop: desktopOf(platform, env, home) }
}

/** As the app's own README names them (Comfy-Org/desktop, read 2026-11-23); `basePath` in its config.json is the folder that the seller chose. */
function desktopOf(platform: NodeJS.Platform, env: Machine['env'], home: string): Places['desktop'] {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local')
    const config = win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'ComfyUI', 'config.json')
    return ['@comfyorgcomfyui-electron', 'comfyui-electron', 'ComfyUI'].map((name) => ({ program: win32.join(local, 'Programs', name, 'resources', 'ComfyUI'), config, bases: [win32.join(home, 'Documents', 'ComfyUI')] }))
  }
  if (platform !== 'darwin') return []
  const config = posix.join(home, 'Library', 'Application Support', 'ComfyUI', 'config.json')
  return ['/Applications', posix.join(home, 'Applications')].map((folder) => ({ program: posix.join(folder, 'ComfyUI.app', 'Contents', 'Resources', 'ComfyUI'), config, bases: [posix.join(home, 'Documents', 'ComfyUI')] }))
}
