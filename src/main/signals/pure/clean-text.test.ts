import { expect, test } from 'vitest'
import { cleanText } from './clean-text.ts'

test.each([
  ['<b>Nurses</b> &amp; <i>doctors</i>', 'Nurses & doctors'],
  ['<p>One</p><p>Two</p>', 'One Two'],
  ['un<b>believ</b>able', 'unbelievable'],
  ['before<script>alert("x")</script>after', 'beforeafter'],
  ['<!-- hidden -->seen', 'seen'],
  ['<![CDATA[kept]]>', 'kept'],
  ['&lt;b&gt;twice&lt;/b&gt; escaped', 'twice escaped'],
  ['&#x1F600; &eacute; &#39;', "😀 é '"],
  ['don&#146;t \u0093quote\u0094', 'don’t “quote”'],
])('takes markup off %j', (raw, clean) => expect(cleanText(raw)).toBe(clean))

test.each(['I <3 cats', 'a < b and b > c', '5 <6', 'AT&T & me', 'R&D; done', 'x <y'])('leaves %j as it is, because it is no markup', (text) => {
  expect(cleanText(text)).toBe(text)
})

test('removes what changes the reading without being seen', () => {
  expect(cleanText('safe\u202Etxt.exe')).toBe('safetxt.exe')
  expect(cleanText('zero\u200Bwidth\uFEFF and soft\u00ADhyphen')).toBe('zerowidth and softhyphen')
  expect(cleanText(`tag${String.fromCodePoint(0xe0041, 0xe0042)}s`)).toBe('tags')
  expect(cleanText('nul\u0000 and bell\u0007!')).toBe('nul and bell !')
  expect(cleanText('lone \uD800 half')).toBe('lone half')
})

test('keeps the joiners that emoji and some scripts are written with', () => {
  expect(cleanText('👩‍⚕️ and 🏳️‍🌈')).toBe('👩‍⚕️ and 🏳️‍🌈')
  expect(cleanText('می‌خواهم')).toBe('می‌خواهم')
})

test('makes one space of every run of white space', () => {
  expect(cleanText('  a\t\tb\r\nc\u2028d\u00A0 e　f ')).toBe('a b c d e f')
})

test('writes letters in one way', () => {
  expect(cleanText('cafe\u0301')).toBe('café')
})

test('cuts long text at a word, counted in characters as people see them', () => {
  const cut = cleanText('word '.repeat(1_000), 20)
  expect(cut).toBe('word word word word…')
  expect([...cleanText('😀'.repeat(3_000))]).toHaveLength(2_000)
  expect(cleanText('😀'.repeat(2_000))).toBe('😀'.repeat(2_000))
})

test('is done in a moment with text that is made to be slow', () => {
  const before = performance.now()
  for (const hostile of ['<'.repeat(1_000_000), '<a '.repeat(300_000), '&'.repeat(1_000_000), ' '.repeat(1_000_000), '<!--'.repeat(250_000), 'a\u0301'.repeat(500_000)]) {
    expect([...cleanText(hostile)].length).toBeLessThanOrEqual(2_000)
  }
  expect(performance.now() - before).toBeLessThan(2_000)
})
