import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { queryClient } from './api/client.ts'
import { App } from './app/app.tsx'
import { applyRememberedTheme } from './app/theme.ts'
import './ui/base.css'

// zod would try `new Function`, which a strict content policy refuses aloud.
z.config({ jitless: true })
applyRememberedTheme()
const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root element.')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
