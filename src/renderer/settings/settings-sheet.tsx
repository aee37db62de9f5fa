import { Tabs } from '@base-ui/react/tabs'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'
import { SETTINGS_SECTIONS, useView } from '../app/view-state.ts'
import { Sheet } from '../ui/sheet.tsx'
import { AfterAMoment, Bone, TroubleView } from '../ui/states.tsx'
import { words } from '../words/en.ts'
import { EnginesSection } from '../engines/engines-section.tsx'
import { ModelsSection } from './models-section.tsx'
import { ScenesSection } from '../scenes/scenes-section.tsx'
import { ProductsSection } from './products-section.tsx'
import { OwnListings } from './own-listings.tsx'
import { RulesSection } from './rules-section.tsx'
import { SettingsForm } from './settings-form.tsx'
import { SourcesSection } from './sources-section.tsx'
import { StorageSizes } from './storage-sizes.tsx'
import { WritingSection } from './writing-section.tsx'

/** All settings in a few sections; each is kept as soon as it is changed. */
export function SettingsSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Sheet open={open} onClose={onClose} title={words.settings.title} size="full" flush>
      {open && <Sections />}
    </Sheet>
  )
}

const PANELS = { general: General, products: ProductsSection, sources: SourcesSection, engines: EnginesSection, writing: WritingSection, rules: RulesSection, models: ModelsSection, scenes: ScenesSection } as const

function Sections() {
  const section = useView((state) => state.settingsSection)
  return (
    <Tabs.Root value={section} onValueChange={(settingsSection) => useView.setState({ settingsSection: SETTINGS_SECTIONS.find((known) => known === settingsSection) ?? 'general' })} orientation="vertical" className="flex h-full min-h-0 @max-[48rem]/window:flex-col">
      <Tabs.List activateOnFocus aria-label={words.settings.section} className="flex w-44 shrink-0 flex-col gap-0.5 px-4 pt-1 pb-4 @max-[48rem]/window:w-full @max-[48rem]/window:flex-row @max-[48rem]/window:flex-wrap">
        {SETTINGS_SECTIONS.map((one) => (
          <Tabs.Tab key={one} value={one} className="min-h-8 rounded-8 px-2.5 py-1 text-left text-13 font-medium text-ink-2 hover:bg-fill hover:text-ink data-active:bg-fill-2 data-active:text-ink">
            {words.settings.sections[one]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {SETTINGS_SECTIONS.map((one) => {
        const Panel = PANELS[one]
        return (
          <Tabs.Panel key={one} value={one} className="min-h-0 flex-1 overflow-y-auto px-6 pt-1 pb-8 outline-offset-[-3px]">
            <Panel />
          </Tabs.Panel>
        )
      })}
    </Tabs.Root>
  )
}

function General() {
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
      <OwnListings />
      <StorageSizes />
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
