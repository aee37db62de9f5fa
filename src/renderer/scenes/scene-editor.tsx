import { useQuery } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import type { ScenePreviewRequest } from '../../main/mockups/contract.ts'
import type { Placing, PlacingView } from '../../main/mockups/scenes/contract.ts'
import { client, queryClient, trpc } from '../api/client.ts'
import { explainShort } from '../api/explain-error.ts'
import { Button } from '../ui/button.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { GarmentSwatches } from './garment-swatches.tsx'
import { isOpen } from './mesh.ts'
import { PlacingControls } from './placing-controls.tsx'
import { PlacingStage } from './placing-stage.tsx'
import { useScenePreview } from './use-scene-preview.ts'

const LOOKS = ['grid', 'design', 'nothing'] as const
/** The picture while a point is dragged, and at rest. */
const QUICK_PX = 400
const FINE_PX = 800

/** Places the print on a photo of the seller's. */
export function SceneEditor({ id, onClose }: { readonly id: string; readonly onClose: (said: string | null) => void }) {
  const scene = useQuery(trpc.mockups.scene.queryOptions({ id }, { staleTime: 0, gcTime: 0 }))
  if (scene.data === undefined || scene.isFetching) {
    if (scene.isError) return <TroubleView error={scene.error} title={words.scenes.cannotLoad} />
    return (
      <AfterAMoment>
        <Bone className="h-96" />
      </AfterAMoment>
    )
  }
  return <Editor view={scene.data} onClose={onClose} />
}

function Editor({ view, onClose }: { readonly view: PlacingView; readonly onClose: (said: string | null) => void }) {
  const [placing, setPlacing] = useState<Placing>(view.placing)
  const [look, setLook] = useState<ScenePreviewRequest['show']>('grid')
  const [dye, setDye] = useState('#1F2A44')
  const [isDragging, setDragging] = useState(false)
  const [isPicking, setPicking] = useState(false)
  const [saving, setSaving] = useState<{ readonly problem: string | null; readonly busy: boolean }>({ problem: null, busy: false })
  const open = isOpen(placing.mesh)
  const [drawable, setDrawable] = useState(placing)
  if (open && drawable !== placing && placing.products.length > 0 && placing.name.trim() !== '') setDrawable(placing)
  const { garment } = placing
  const preview = useScenePreview({ id: view.id, placing: drawable, garmentHex: garment.recolour ? dye : garment.hex, show: look, sizePx: isDragging ? QUICK_PX : FINE_PX })
  const change = (patch: Partial<Placing>): void => setPlacing((before) => ({ ...before, ...patch }))
  const pick = async (x: number, y: number): Promise<void> => {
    setPicking(false)
    try {
      const { hex } = await client.mockups.pickColour.mutate({ id: view.id, crop: placing.crop, x, y })
      change({ garment: garment.recolour ? { ...garment, pick: hex } : { recolour: false, hex } })
    } catch (error) {
      setSaving({ problem: words.scenes.failed(explainShort(error)), busy: false })
    }
  }
  const save = async (): Promise<void> => {
    setSaving({ problem: null, busy: true })
    try {
      const { name } = await client.mockups.saveScene.mutate({ id: view.id, placing })
      await queryClient.invalidateQueries(trpc.mockups.scenes.queryFilter())
      onClose(words.scenes.saved(name))
    } catch (error) {
      setSaving({ problem: words.scenes.cannotSave(explainShort(error)), busy: false })
    }
  }
  const problem = open ? (saving.problem ?? preview.problem) : words.scenes.folded
  const middle = (axis: 0 | 1): number => placing.mesh.flat().reduce((sum, point) => sum + point[axis], 0) / placing.mesh.flat().length

  return (
    <div role="group" aria-label={words.scenes.place(placing.name)} className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-3">
        <Button look="quiet" icon={<ChevronLeft size={16} aria-hidden="true" />} onClick={() => onClose(null)}>
          {words.scenes.back}
        </Button>
        <Button look="primary" disabled={saving.busy || !open || placing.products.length === 0 || placing.name.trim() === ''} onClick={() => void save()}>
          {saving.busy ? words.scenes.saving : words.scenes.save}
        </Button>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_16rem] gap-6 @max-[56rem]/window:grid-cols-1">
        <div className="flex flex-col gap-3">
          <PlacingStage src={preview.src} mesh={placing.mesh} onMesh={(mesh, isDone) => (change({ mesh }), setDragging(!isDone))} onPick={isPicking ? (x, y) => void pick(x, y) : null} onStopPicking={() => setPicking(false)} />
          {problem !== null && (
            <p role="alert" className="rounded-12 bg-red-fill p-3 text-13 text-red">
              {problem}
            </p>
          )}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Segmented label={words.scenes.look} value={look} options={LOOKS.map((value) => ({ value, label: words.scenes.looks[value] }))} onChange={setLook} />
            {garment.recolour && <GarmentSwatches products={placing.products} chosen={dye} onChoose={setDye} />}
          </div>
        </div>
        <PlacingControls placing={placing} photo={view.photo} onChange={change} isPicking={isPicking} onPicking={setPicking} onPickMiddle={() => void pick(middle(0), middle(1))} />
      </div>
    </div>
  )
}
