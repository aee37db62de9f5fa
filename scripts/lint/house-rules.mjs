/**
 * Lint rules of this project, which no ready-made rule says: time, chance and the network come in as arguments, and a
 * database transaction is synchronous. Where each rule applies is set in .oxlintrc.json.
 */

/** A rule that calls `check(node, context)` for each node of the given kinds; a sentence is a report, null is none. */
const rule = (kinds, check) => ({
  create: (context) => {
    const visit = (node) => {
      const message = check(node, context)
      if (message !== null) context.report({ node, message })
    }
    return Object.fromEntries(kinds.map((kind) => [kind, visit]))
  },
})

/** `Date.now` for the expression `Date.now`, `now` for a plain name, null for anything else. `globalThis.` is left out. */
function nameOf(node) {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression') return null
  const object = nameOf(node.object)
  const property = node.computed ? (node.property.type === 'Literal' ? String(node.property.value) : null) : node.property.name
  if (object === null || property === null) return null
  return /^(globalThis|window|self)$/.test(object) ? property : `${object}.${property}`
}

const CLOCK = 'Take the time from a Clock argument (kernel/clock.ts), so that tests and replays are exact.'

const noBareClock = rule(['CallExpression', 'NewExpression'], (node) => {
  const name = nameOf(node.callee)
  if (name === 'Date') return node.type === 'CallExpression' || node.arguments.length === 0 ? CLOCK : null
  return name === 'Date.now' || name === 'performance.now' ? CLOCK : null
})

const noBareRandom = rule(['CallExpression'], (node) =>
  /^(Math\.random|((webcrypto|crypto)\.)*(randomUUID|getRandomValues))$/.test(nameOf(node.callee) ?? '')
    ? 'Take chance from an Rng argument (kernel/pure/rng.ts) and ids from kernel/ids.ts, so that a replay makes the same.'
    : null,
)

/** The function that an argument is, or that a name in this file was given; null when it cannot be told from here. */
function functionOf(node, scope) {
  if (/^(Arrow)?FunctionExpression$|^FunctionDeclaration$/.test(node.type)) return node
  if (node.type !== 'Identifier') return null
  for (let at = scope; at !== null; at = at.upper) {
    const definition = at.set.get(node.name)?.defs[0]?.node
    if (definition !== undefined) return functionOf(definition.init ?? definition, { set: new Map(), upper: null })
  }
  return null
}

const makesPromise = (node) =>
  (node.type === 'NewExpression' && nameOf(node.callee) === 'Promise') ||
  node.type === 'ImportExpression' ||
  (node.type === 'CallExpression' &&
    ((nameOf(node.callee) ?? '').startsWith('Promise.') ||
      (node.callee.type === 'MemberExpression' && /^(then|catch|finally)$/.test(node.callee.property.name ?? ''))))

function returnsPromise(fn) {
  if (fn.async) return true
  if (fn.body?.type !== 'BlockStatement') return makesPromise(fn.body ?? fn)
  return fn.body.body.some((statement) => statement.type === 'ReturnStatement' && statement.argument && makesPromise(statement.argument))
}

const noAsyncTransaction = rule(['CallExpression'], (node, context) => {
  if (!/(^|\.)(writeTx|transaction)$/.test(nameOf(node.callee) ?? callName(node))) return null
  const scope = context.sourceCode.getScope(node)
  const functions = node.arguments.map((argument) => functionOf(argument, scope))
  return functions.some((fn) => fn !== null && returnsPromise(fn))
    ? 'A transaction is synchronous: do the waiting before it, and effects after the commit.'
    : null
})

/** For `open().writeTx(...)`, where the object is no plain name. */
function callName({ callee }) {
  return callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : ''
}

const FETCH = 'Use the http client that is given as an argument: it holds time-outs, limits and redaction.'

/** `fetch` itself is found as a name that nothing in the file declares; `typeof fetch` is only a type. */
const noGlobalFetch = {
  create: (context) => ({
    Program() {
      for (const { identifier } of context.sourceCode.scopeManager.globalScope.through) {
        if (identifier.name === 'fetch' && identifier.parent.type !== 'TSTypeQuery') context.report({ node: identifier, message: FETCH })
      }
    },
    MemberExpression(node) {
      if (nameOf(node) === 'fetch') context.report({ node, message: FETCH })
    },
  }),
}

// oxlint loads a plugin from its default export.
export default {
  meta: { name: 'house' },
  rules: {
    'no-bare-clock': noBareClock,
    'no-bare-random': noBareRandom,
    'no-async-transaction': noAsyncTransaction,
    'no-global-fetch': noGlobalFetch,
  },
}
