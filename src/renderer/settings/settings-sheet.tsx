import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'
import { Sheet } from '../ui/sheet.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { SettingsForm } from './settings-form.tsx'

/** The few settings there are; each is kept as soon as it is changed. */
export function SettingsSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Sheet open={open} onClose={onClose} title={words.settings.title}>
      {open && <Contents />}
    </Sheet>
  )
}

function Contents() {
  const settings = useQuery(trpc.settings.get.queryOptions())
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  if (settings.data === undefined) {
    if (settings.isError) return <TroubleView error={settings.error} title={words.settings.cannotLoad} />
    return (
      <AfterAMoment>
        <Bone className="h-72" />
      </AfterAMoment>
    )
  }
  return (
    <>
      <SettingsForm settings={settings.data} />
      {info !== undefined && (
        <p className="mt-8 text-11 text-ink-3 select-text">
          {words.settings.version(info.version)}
          <br />
          <span className="break-all">{words.settings.library(info.home)}</span>
        </p>
      )}
    </>
  )
}
