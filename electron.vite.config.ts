import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Packages with native parts or files of their own beside their code. All others are built in: reading hundreds of small
 * files out of node_modules was two thirds of the time to start.
 * fflate declares a `require` of its own, which the one that the build adds to a chunk would clash with.
 */
const LEFT_OUTSIDE = /^(?:electron|fflate|better-sqlite3|sqlite-vec|sharp|onnxruntime-node|@huggingface\/transformers|harfbuzzjs|date-holidays|@napi-rs\/keyring|playwright-core)(?:\/|$)/

/** Three builds: the core with its hosts and workers (ESM), the preload script, the window. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        external: LEFT_OUTSIDE,
        input: {
          'electron-main': 'electron/main.ts',
          core: 'electron/core.ts',
          cli: 'src/hosts/cli/main.ts',
          'reader-thread': 'src/main/store/reader-thread.ts',
          'side-thread': 'src/main/store/side-thread.ts',
          'worker-acquire': 'src/workers/acquire/main.ts',
          'worker-compute': 'src/workers/compute/main.ts',
          'worker-inference': 'src/workers/inference/main.ts',
          'worker-imaging': 'src/workers/imaging/main.ts',
          'worker-browser': 'src/workers/browser/main.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), tailwindcss()],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      // A strict content policy refuses data: addresses, so every asset stays a file.
      assetsInlineLimit: 0,
      // Kilobytes. The window comes from this machine, so one file is quicker than several.
      chunkSizeWarningLimit: 1500,
      rollupOptions: { input: 'src/renderer/index.html' },
    },
  },
})
