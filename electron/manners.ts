/** What a page cannot do by itself and a desktop app should: asked for by the preload script, checked here. */
import { realpathSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import { ipcMain, shell, type IpcMainInvokeEvent } from 'electron'
import { isOwnPage } from './window.ts'

/** The functions the preload script puts on the page as `window.desktop`. */
export interface DesktopBridge {
  readonly platform: NodeJS.Platform
  /** Opens the system's file manager with the file selected. Refused for a file outside the seller's folder. */
  readonly showInFolder: (file: string) => Promise<void>
}

export function offerManners(home: string): void {
  ipcMain.handle('show-in-folder', (event, file: unknown) => {
    if (!isFromOwnPage(event)) throw new Error('Only a page of this app may ask that.')
    if (typeof file !== 'string' || !isInside(home, file)) throw new Error('That file is not in the folder of this library.')
    shell.showItemInFolder(file)
  })
}

function isFromOwnPage(event: IpcMainInvokeEvent): boolean {
  return event.senderFrame !== null && isOwnPage(event.senderFrame.url)
}

/** Links are followed first, so that one inside the folder does not lead out of it. */
function isInside(home: string, file: string): boolean {
  try {
    const inside = relative(realpathSync(home), realpathSync(file))
    return isAbsolute(file) && !inside.startsWith('..') && !isAbsolute(inside)
  } catch {
    return false
  }
}
