import { describe, expect, it } from 'vitest'
import { toBytes, toText } from './webauthn'

describe('base64url', () => {
  it.each(['', 'AA', '-_8', 'Zm9vYmFy', 'dYF7EGnRFFIXkpXi9XU2wg'])('reads and writes %s', (text) => {
    expect(toText(toBytes(text))).toBe(text)
  })
  it('knows its own letters', () => expect(new Uint8Array(toBytes('-_8'))).toEqual(new Uint8Array([251, 255])))
  it('has nothing for nothing', () => expect(toText(null)).toBeNull())
})
