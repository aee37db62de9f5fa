import { useQuery } from '@tanstack/react-query'
import { Cpu } from 'lucide-react'
import type { GraphicsCard } from '../../../main/image-engines/contract.ts'
import { comfyShown } from '../../api/engines.ts'
import { AfterAMoment, Bone, TroubleView } from '../../ui/states.tsx'
import { words } from '../../words/en.ts'
import { inGigabytes } from '../engine-state.ts'
import { Installs } from './installs.tsx'
import { Servers } from './servers.tsx'
import { Workflows } from './workflows.tsx'

/** While it is open it is asked again: servers come and go, and an install is found by itself. */
const AGAIN_MS = 5_000

/** The graphics card, servers, what is on this machine, and workflows. */
export function ComfyPanel() {
  const view = useQuery({ ...comfyShown, refetchInterval: AGAIN_MS })
  if (view.data === undefined) {
    if (view.isError) return <TroubleView error={view.error} title={words.comfy.cannotLoad} />
    return (
      <AfterAMoment>
        <Bone className="h-40 rounded-12" />
      </AfterAMoment>
    )
  }
  const { card, servers, installs, guide, workflows } = view.data
  return (
    <div className="flex flex-col gap-6">
      <Card card={card} />
      <Servers servers={servers} />
      <Installs installs={installs} guide={guide} hasServer={servers.length > 0} />
      <Workflows workflows={workflows} />
    </div>
  )
}

function Card({ card: { devices, sentence } }: { readonly card: GraphicsCard }) {
  const { comfy } = words
  return (
    <div className="flex gap-3 rounded-12 bg-fill p-3 text-13">
      <Cpu size={17} aria-hidden="true" className="mt-px shrink-0 text-ink-3" />
      <div className="min-w-0">
        {devices.map(({ name, vramBytes, freeBytes, busyPercent, driver }, index) => (
          <p key={index} className="font-medium">
            {name}
            <span className="ml-2 font-normal text-ink-3 tabular-nums">
              {[
                freeBytes === null ? comfy.vramAll(inGigabytes(vramBytes)) : comfy.vram(inGigabytes(freeBytes), inGigabytes(vramBytes)),
                busyPercent === null ? '' : comfy.busyPercent(busyPercent),
                driver === null ? '' : comfy.driver(driver),
              ].filter(Boolean).join(' · ')}
            </span>
          </p>
        ))}
        <p className="text-ink-2">{sentence}</p>
      </div>
    </div>
  )
}
