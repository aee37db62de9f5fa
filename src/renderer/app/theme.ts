import type { Settings } from '../../main/settings/contract.ts'

type Theme = Settings['theme']
const KEY = 'theme'

/** Paints the last known theme before the settings are there, so that nothing flashes. */
export function applyRememberedTheme(): void {
  applyTheme(localStorage.getItem(KEY) === 'dark' ? 'dark' : localStorage.getItem(KEY) === 'light' ? 'light' : 'system')
}

export function applyTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
