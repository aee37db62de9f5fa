/** Runs in the sandbox before the page: the only functions of the desktop that the page can reach. */
import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopBridge } from './manners.ts'

const bridge: DesktopBridge = {
  platform: process.platform,
  // The channel's name is written out: a sandboxed preload script is one file and can load no other.
  showInFolder: (file) => ipcRenderer.invoke('show-in-folder', file),
}
contextBridge.exposeInMainWorld('desktop', bridge)
