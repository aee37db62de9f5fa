import { appendFileSync, renameSync, statSync } from 'node:fs'
import { type Clock, toIso } from './clock.ts'

/** One JSON line per entry. Fields are plain data; never a secret, a cookie or a foreign body. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The log starts anew at this size, with one older file kept: a runaway fault must not fill the disk. */
const MAX_LOG_BYTES = 5 * 1024 * 1024

export function createFileLog(file: string, clock: Clock): Log {
  let size = sizeOf(file)
  const write = (level: string, message: string, fields: LogFields = {}): void => {
    const line = `${JSON.stringify({ time: toIso(clock.now()), level, message: redact(message), ...redactFields(fields) })}\n`
    try {
      if (size + line.length > MAX_LOG_BYTES) {
        renameSync(file, `${file}.old`)
        size = 0
      }
      appendFileSync(file, line, { mode: 0o600 })
      size += line.length
    } catch {
      // A full disk must not take the work down with it; the failure shows where the work itself writes.
    }
  }
  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  }
}

/** For tests and for commands that keep no log. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Keys of the services we know, bearer tokens and our own one-time tokens, wherever they stand in a text. */
const SECRET = /\b(sk-[A-Za-z0-9_-]{8,}|Bearer\s+[A-Za-z0-9._~+/-]+=*|token=[A-Za-z0-9_-]{8,})/g

export function redact(text: string): string {
  return text.replace(SECRET, '[redacted]')
}

function redactFields(fields: LogFields): LogFields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? redact(value) : value]))
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
