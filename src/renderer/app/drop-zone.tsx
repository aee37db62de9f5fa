import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { importFile } from '../api/import-file.ts'
import { words } from '../words/en.ts'

/** A file dropped anywhere is read as signals. */
export function DropZone() {
  const [over, setOver] = useState(false)
  useEffect(() => hearDrops(setOver), [])
  if (!over) return null
  return (
    <div aria-hidden="true" className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-6">
      <div className="glass flex items-center gap-3 rounded-20 bg-glass px-8 py-6 text-17 font-medium text-ink shadow-sheet">
        <FileDown size={24} className="text-accent" />
        {words.dropping.drop}
      </div>
    </div>
  )
}

/** Some places take files of their own kind, like workflows. */
const isTaken = ({ target }: DragEvent): boolean => target instanceof Element && target.closest('[data-takes-files]') !== null

function hearDrops(setOver: (over: boolean) => void): () => void {
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  const onOver = (event: DragEvent): void => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    setOver(!isTaken(event))
  }
  const onLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) setOver(false)
  }
  const onDrop = (event: DragEvent): void => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    setOver(false)
    if (isTaken(event)) return
    for (const file of event.dataTransfer?.files ?? []) void importFile(file)
  }
  addEventListener('dragover', onOver)
  addEventListener('dragleave', onLeave)
  addEventListener('drop', onDrop)
  return () => {
    removeEventListener('dragover', onOver)
    removeEventListener('dragleave', onLeave)
    removeEventListener('drop', onDrop)
  }
}
