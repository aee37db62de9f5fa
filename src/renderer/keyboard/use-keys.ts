import { useEffect, useEffectEvent } from 'react'

const TYPING = 'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]'
/** What Space and Enter press by themselves; a link hears Enter alone, so Space looks closer after a click in the sidebar. */
const PRESSABLE = 'button, summary, [role=button], [role=radio], input'
const LINK = 'a[href]'

/** True while the key belongs to a field, a sheet or a focused control, and not to the place. */
export function belongsElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || !(event.target instanceof Element)) return true
  // A sheet on its way out still has the focus for a moment; the next key is meant for the place behind it.
  if (event.target.closest('[role=dialog][data-closed]') !== null) return false
  if (event.target.closest('[role=dialog], [role=menu], [role=listbox][data-own-keys]') !== null) return true
  if (event.target.matches(TYPING)) return true
  if (event.target.matches('[role=slider], input[type=range]') && event.key.startsWith('Arrow')) return true
  if (event.key === 'Enter' && event.target.matches(LINK)) return true
  return (event.key === ' ' || event.key === 'Enter') && event.target.matches(PRESSABLE)
}

/** Hears the window's keys while `active`; `handle` says whether it used the key. */
export function useKeys(handle: (event: KeyboardEvent) => boolean, active = true): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!belongsElsewhere(event) && handle(event)) event.preventDefault()
  })
  useEffect(() => {
    if (!active) return
    const listener = (event: KeyboardEvent): void => hear(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [active])
}

/** The same for keys held with ⌘/Ctrl that also work from inside a field; a sheet still keeps its own. */
export function useKeysEverywhere(handle: (event: KeyboardEvent) => boolean): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const inSheet = event.target instanceof Element && event.target.closest('[role=dialog]') !== null
    if (!inSheet && handle(event)) event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => hear(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}
