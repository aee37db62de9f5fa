import { create } from 'zustand'
import type { DesignStatus } from '../../main/designs/contract.ts'

export const PLACES = ['today', 'review', 'gallery', 'ideas', 'calendar', 'listings'] as const
export type Place = (typeof PLACES)[number]
export const SETTINGS_SECTIONS = ['general', 'sources', 'engines', 'products', 'writing', 'rules', 'models', 'scenes'] as const
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]
export type SheetName = 'settings' | 'history' | 'keys' | 'export' | 'edit'

interface ViewState {
  readonly place: Place
  readonly sheet: SheetName | null
  readonly settingsSection: SettingsSection
  readonly activityOpen: boolean
  readonly galleryStatus: readonly DesignStatus[]
  readonly galleryQuery: string
  /** The design whose like the Gallery shows instead of everything. */
  readonly galleryLike: { readonly id: string; readonly phrase: string } | null
  /** The width a tile aims at, in CSS pixels. */
  readonly tileSize: number
  /** Ids that an export is about; empty means everything approved. */
  readonly exportIds: readonly string[]
}

export const useView = create<ViewState>()(() => ({
  place: placeFromHash(location.hash),
  sheet: null,
  settingsSection: 'general',
  activityOpen: false,
  galleryStatus: [],
  galleryQuery: '',
  galleryLike: null,
  tileSize: 200,
  exportIds: [],
}))

export function placeFromHash(hash: string): Place {
  return PLACES.find((place) => hash.startsWith(`#/${place}`)) ?? 'today'
}

/** The address follows, so that Back works and a link can open a place. */
export function goTo(place: Place): void {
  if (placeFromHash(location.hash) === place && location.hash !== '') useView.setState({ place })
  else location.hash = `#/${place}`
}

export const openSheet = (sheet: SheetName): void => useView.setState({ sheet })
export const openSettings = (settingsSection: SettingsSection): void => useView.setState({ settingsSection, sheet: 'settings', activityOpen: false })
export const closeSheet = (): void => useView.setState({ sheet: null })

export function openExport(ids: readonly string[]): void {
  useView.setState({ exportIds: ids, sheet: 'export' })
}

export function showInGallery(status: readonly DesignStatus[]): void {
  useView.setState({ galleryStatus: status, galleryQuery: '', galleryLike: null })
  goTo('gallery')
}

export function showDesignsLike(galleryLike: { readonly id: string; readonly phrase: string }): void {
  useView.setState({ galleryLike, galleryQuery: '', galleryStatus: [] })
  goTo('gallery')
}

/** Follows Back, Forward and typed addresses until the returned function is called. */
export function followAddress(): () => void {
  const follow = (): void => useView.setState({ place: placeFromHash(location.hash) })
  addEventListener('hashchange', follow)
  return () => removeEventListener('hashchange', follow)
}
