import type { FocusEvent } from 'react'

/** For a list that moves a mark instead of the focus: what is clicked inside hands the focus to the list, which outlives it. */
export function keepFocus(event: FocusEvent<HTMLElement>): void {
  if (event.target !== event.currentTarget) event.currentTarget.focus({ preventScroll: true })
}
