import { describe, expect, it } from 'vitest'
import { bare, codeIn, isInquiryCode } from './code'

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** Made by the server: `InquiryCodeTests` has the same one. */
const GOOD = 'ABCD-EFGH-JKLM-NPQ5'

describe('a code', () => {
  it('is known by its last sign', () => expect(isInquiryCode(GOOD)).toBe(true))
  it('may be typed with blanks, without hyphens and small', () => expect(isInquiryCode(' abcd efgh jklmnpq5 ')).toBe(true))
  it('is told from every one with another sign in one place', () => {
    const signs = bare(GOOD)
    for (let i = 0; i < signs.length; i++) {
      for (const other of ALPHABET.replace(signs.charAt(i), '')) expect(isInquiryCode(signs.slice(0, i) + other + signs.slice(i + 1))).toBe(false)
    }
  })
  it('is told from one that is too short, too long, or has a sign that no code has', () => {
    for (const wrong of ['', bare(GOOD).slice(1), `${bare(GOOD)}2`, GOOD.replace('A', '0')]) expect(isInquiryCode(wrong)).toBe(false)
  })
})

describe('an address', () => {
  it('has the code behind the part that a server sees', () => expect(codeIn(`#case=${GOOD}`)).toBe(GOOD))
  it('of another view has none', () => expect(codeIn('#look=ABCD-EFGH-JKLM')).toBe(''))
})
