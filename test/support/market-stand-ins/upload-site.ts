/**
 * Sites of markets that have forms and no API, one shape for each, with records of what was really published. A page holds its own
 * seller who presses Publish once the form is full, so that what a human does happens in the page and not in the test.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Recipe } from '../../../src/main/publishing/assisted/contract.ts'

/**
 * Asked to click a field, the seller clicks the first.
 *
 * `signed-out`: the form asks for a sign-in first, which the seller in the page does. `nobody`: and nobody does. `captcha`, `warning`: once
 * the form is there. `renamed`: a field has another name and place. `cuts-title`: the form keeps half of a title. `lost-picture`: the print file
 * never arrives. `elsewhere`: the form leads to another host. `says-no`: the form refuses what is sent. `drops-answer`: it was published, and
 * no answer comes. `gone`: the page is not there any more.
 */
export const SITE_SWITCHES = ['signed-out', 'nobody', 'captcha', 'warning', 'renamed', 'cuts-title', 'lost-picture', 'elsewhere', 'says-no', 'drops-answer', 'gone'] as const
export type SiteSwitch = (typeof SITE_SWITCHES)[number]

export interface SentForm {
  readonly id: string
  readonly fields: Readonly<Record<string, string>>
  readonly pictureBytes: number
}

export interface UploadSite {
  readonly origin: string
  readonly published: readonly SentForm[]
  switches: ReadonlySet<SiteSwitch>
  /** Whether the seller in the page presses Publish by itself. */
  sellerPresses: boolean
  /** The recipe as shipped, led to this server. */
  here(recipe: Recipe): Recipe
  close(): Promise<void>
}

/** How a market's form is built: like its recipe says, in a page that has more than that. */
export interface SiteShape {
  readonly path: string
  readonly done: (id: string) => string
  readonly publish: string
  readonly heading: string
  readonly fields: readonly SiteField[]
}
export type SiteField =
  | { readonly kind: 'text' | 'area'; readonly name: string; readonly label: string; readonly most: number; readonly needed: boolean }
  | { readonly kind: 'tags'; readonly name: string; readonly label: string; readonly key: 'Enter' | ',' }
  | { readonly kind: 'file'; readonly name: string; readonly label: string }
  | { readonly kind: 'choice'; readonly name: string; readonly label: string; readonly options: readonly string[] }
  | { readonly kind: 'tick'; readonly name: string; readonly label: string; readonly needed: boolean }

export async function startUploadSite(shape: SiteShape): Promise<UploadSite> {
  const published: SentForm[] = []
  const signedIn = new Set<string>()
  const site: { switches: ReadonlySet<SiteSwitch>; sellerPresses: boolean } = { switches: new Set(), sellerPresses: true }
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', origin)
    const page = (html: string, status = 200): void => void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    const on = (name: SiteSwitch): boolean => site.switches.has(name)
    if (pathname === '/signin' && request.method === 'POST') {
      const ticket = randomBytes(8).toString('hex')
      signedIn.add(ticket)
      return void response.writeHead(303, { location: '/home', 'set-cookie': `ticket=${ticket}; Path=/` }).end()
    }
    if (pathname === '/signin') return page(signInPage(!on('nobody')))
    if (pathname === '/home') return page(frame('Home', '<h1>Welcome back</h1>'))
    if (pathname === '/arrived' && request.method === 'POST') {
      for await (const _ of request);
      return void (on('lost-picture') ? undefined : response.writeHead(200).end('ok'))
    }
    if (pathname.startsWith(shape.done(''))) return page(frame('Published', '<h1>Your work is live</h1>'))
    if (pathname !== shape.path || on('gone')) return page(frame('Not found', '<h1>Nothing here</h1>'), 404)
    if (request.method === 'POST') return take(request, response)
    if (on('elsewhere') && (request.headers.host ?? '').startsWith('127.')) return void response.writeHead(302, { location: origin.replace('127.0.0.1', 'localhost') + shape.path }).end()
    const ticket = /ticket=([0-9a-f]+)/.exec(request.headers.cookie ?? '')?.[1]
    if (on('signed-out') && (ticket === undefined || !signedIn.has(ticket))) return void response.writeHead(303, { location: '/signin' }).end()
    if (on('captcha')) return page(frame('One moment', '<h1>Verify that you are human</h1><div class="challenge">Pick all lamps</div>'))
    page(formPage(shape, site.switches, site.sellerPresses))
  }
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = JSON.parse(await textOf(request)) as { fields: Record<string, string>; pictureBytes: number }
    if (site.switches.has('says-no')) return void response.writeHead(422).end('refused')
    const id = String(70_000_000 + published.length)
    published.push({ id, ...sent })
    // Its head went out: a browser sends a form again by itself when not a byte came back.
    if (site.switches.has('drops-answer')) return void response.writeHead(200, { 'content-length': 99 }).write('/', () => request.socket.destroy())
    response.writeHead(200, { 'content-type': 'text/plain' }).end(shape.done(id))
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(site, {
    origin, published,
    here: (recipe: Recipe): Recipe => ({ ...recipe, start: origin + shape.path, hosts: [new URL(origin).host] }),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function frame(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>body{font:16px system-ui;max-width:640px;margin:32px auto;color:#222}label{display:block;margin:14px 0 4px}
input:not([type=checkbox]),textarea,select{width:100%;padding:8px;border:1px solid #bbb;border-radius:6px;box-sizing:border-box}.tag{display:inline-block;background:#eee;border-radius:12px;padding:2px 10px;margin:2px}.warning{background:#fde8e8;padding:12px;border-radius:8px}</style>
<header><nav><a href="/home">Shop</a> <a href="/home">Help</a> <span>seller@example.org</span></nav></header><main>${body}</main></html>`
}

function signInPage(sellerIsHere: boolean): string {
  return frame('Sign in', `<h1>Sign in</h1><form method="post" action="/signin"><label for="mail">E-mail</label><input id="mail" type="email" value="seller@example.org">
<label for="pass">Password</label><input id="pass" type="password" value="kept by the browser"><button>Sign in</button></form>${sellerIsHere ? '<script>setTimeout(() => document.forms[0].submit(), 600)</script>' : ''}`)
}

function formPage(shape: SiteShape, switches: ReadonlySet<SiteSwitch>, sellerPresses: boolean): string {
  const renamed = switches.has('renamed') ? (label: string): string => (label === shape.fields[0]?.label ? 'What do you call it' : label) : (label: string): string => label
  const warning = switches.has('warning') ? '<p class="warning" role="alert">Your account is under review</p>' : ''
  const noted = JSON.stringify({ fields: shape.fields.map(({ name, kind }) => ({ name, kind })), path: shape.path, presses: sellerPresses, cuts: switches.has('cuts-title') ? shape.fields[0]?.name : null })
  return frame(shape.heading, `<h1>${shape.heading}</h1>${warning}<form id="work" onsubmit="return false">${shape.fields.map((field) => fieldHtml(field, renamed(field.label))).join('\n')}
<p id="problem" role="alert"></p><button id="publish">${shape.publish}</button></form><script>const site = ${noted}\n${BEHAVE}</script>`)
}

function fieldHtml(field: SiteField, label: string): string {
  const named = `id="f-${field.name}" name="${field.name}"`
  switch (field.kind) {
    case 'text':
      return `<label for="f-${field.name}">${label}</label><input ${named} maxlength="${field.most}" ${field.needed ? 'required' : ''}>`
    case 'area':
      return `<label for="f-${field.name}">${label}</label><textarea ${named} maxlength="${field.most}" ${field.needed ? 'required' : ''}></textarea>`
    case 'tags':
      return `<label for="f-${field.name}">${label}</label><div id="tags-${field.name}"></div><input ${named} data-key="${field.key}">`
    case 'file':
      return `<label for="f-${field.name}">${label}</label><input ${named} type="file" accept="image/png"><p id="arrived" hidden>Upload complete</p>`
    case 'choice':
      return `<label for="f-${field.name}">${label}</label><select ${named}>${field.options.map((option) => `<option>${option}</option>`).join('')}</select>`
    case 'tick':
      return `<label><input type="checkbox" ${named} ${field.needed ? 'required' : ''}> ${label}</label>`
  }
}

/** Of the page: tags become chips, files travel, and the seller of the page presses Publish once all is there and the note says so. */
const BEHAVE = `
const tags = {}
let pictureBytes = 0
for (const { name, kind } of site.fields) {
  const field = document.getElementById('f-' + name)
  if (kind === 'tags') {
    tags[name] = []
    field.addEventListener('keydown', (event) => {
      if (event.key !== field.dataset.key || field.value.trim() === '') return
      event.preventDefault()
      tags[name].push(field.value.trim())
      const chip = document.createElement('span')
      chip.className = 'tag'
      chip.textContent = field.value.trim()
      document.getElementById('tags-' + name).append(chip)
      field.value = ''
    })
  }
  if (kind === 'file') field.addEventListener('change', async () => {
    const [file] = field.files
    await fetch('/arrived', { method: 'POST', body: file })
    pictureBytes = file.size
    document.getElementById('arrived').hidden = false
  })
  if (name === site.cuts) field.addEventListener('input', () => { field.value = field.value.slice(0, 12) })
}
const publish = document.getElementById('publish')
const valueOf = ({ name, kind }) => {
  const field = document.getElementById('f-' + name)
  return kind === 'tags' ? tags[name].join('|') : kind === 'tick' ? String(field.checked) : field.value
}
publish.addEventListener('click', async () => {
  if (!document.getElementById('work').checkValidity()) return
  const fields = Object.fromEntries(site.fields.filter(({ kind }) => kind !== 'file').map((field) => [field.name, valueOf(field)]))
  const answer = await fetch(site.path, { method: 'POST', body: JSON.stringify({ fields, pictureBytes }) }).catch(() => null)
  if (answer === null) return
  if (answer.ok) location.href = await answer.text()
  else document.getElementById('problem').textContent = 'This work cannot be published'
})
const point = setInterval(() => {
  if (![...document.querySelectorAll('div')].some(({ textContent }) => textContent.startsWith('Click the field'))) return
  clearInterval(point)
  document.getElementById('f-' + site.fields[0].name).click()
}, 100)
if (site.presses) {
  const press = setInterval(() => {
    if (!document.querySelector('[role=status]')?.textContent.includes('publish it here')) return
    clearInterval(press)
    publish.click()
  }, 100)
}
`
