import { ExportSheet } from '../gallery/export-sheet.tsx'
import { HistorySheet } from '../history/history-sheet.tsx'
import { KeysSheet } from '../keyboard/keys-sheet.tsx'
import { SettingsSheet } from '../settings/settings-sheet.tsx'
import { closeSheet, useView } from './view-state.ts'

/** The sheets that any place can open; the listing editor belongs to Review. */
export function Sheets() {
  const sheet = useView((state) => state.sheet)
  return (
    <>
      <SettingsSheet open={sheet === 'settings'} onClose={closeSheet} />
      <HistorySheet open={sheet === 'history'} onClose={closeSheet} />
      <KeysSheet open={sheet === 'keys'} onClose={closeSheet} />
      <ExportSheet open={sheet === 'export'} onClose={closeSheet} />
    </>
  )
}
