import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { i18n, setLanguage } from './index'

const protocol = readFileSync(resolve(import.meta.dirname, '../../../signaling-server/PROTOCOL.md'), 'utf8')

/** The codes in the first column of a section's table. */
function codes(heading: string): string[] {
  const section = protocol.split(`### ${heading}`)[1]?.split('\n#')[0] ?? ''
  return [...section.matchAll(/^\| `([a-z]+\.[a-z-]+)` \|/gm)].map((match) => match[1] ?? '')
}

/** Made by the page itself, when nobody answers. */
const OWN = ['page.no-answer', 'page.passkey-cancelled', 'page.passkey-there', 'page.passkey-unsupported']

const refusals = codes('9.1')
const troubles = codes('9.2')

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = (kind: string, code: string): string => {
    setLanguage(language)
    return i18n.global.te(`${kind}.${code}`, language) ? i18n.global.t(`${kind}.${code}`) : ''
  }

  it.each(refusals)('the refusal %s has its own words', (code) => {
    expect(words('refusal', code)).not.toBe('')
    expect(words('refusal', code)).not.toContain(code)
  })

  it.each(troubles)('the trouble %s has its own words', (code) => {
    expect(words('trouble', code)).not.toBe('')
    expect(words('trouble', code)).not.toContain(code)
  })

  it.each(OWN)('what the page says itself has words: %s', (code) => expect(words('refusal', code)).not.toBe(''))

  it('there are no words for a code that nobody sends', () => {
    const messages = i18n.global.getLocaleMessage(language) as Record<string, object>
    expect(worded(messages['refusal']).sort()).toEqual([...refusals, ...OWN, 'other'].sort())
    expect(worded(messages['trouble']).sort()).toEqual([...troubles, 'other'].sort())
  })
})

/** Codes are kept as modules with facts. */
function worded(messages: object = {}): string[] {
  return Object.entries(messages).flatMap(([module, facts]) => (typeof facts === 'string' ? [module] : Object.keys(facts as object).map((fact) => `${module}.${fact}`)))
}

describe('the protocol', () => {
  it('lists the codes', () => {
    expect(refusals.length).toBeGreaterThan(40)
    expect(troubles.length).toBeGreaterThan(5)
  })
})
