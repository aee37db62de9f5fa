import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const comfyServers = sqliteTable('comfy_servers', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  kind: text('kind').$type<'attached' | 'started'>().notNull(),
  address: text('address').notNull(),
  folder: text('folder'),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  keySetAt: integer('key_set_at'),
  addedAt: integer('added_at').notNull(),
})
export type ComfyServerRow = typeof comfyServers.$inferSelect

export const comfyChoices = sqliteTable('comfy_choices', {
  name: text('name').$type<'workflow' | 'folder'>().primaryKey(),
  value: text('value').notNull(),
})
