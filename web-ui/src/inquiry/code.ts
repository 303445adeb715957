const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const SIGNS = 16

/** Without what somebody put between the signs. */
export const bare = (typed: string) => typed.replace(/[\s-]/g, '').toUpperCase()

/** As the server reckons it (Luhn modulo 32): a slip of the finger needs no request to be told. */
export function isInquiryCode(typed: string): boolean {
  const signs = bare(typed)
  if (signs.length !== SIGNS) return false
  let sum = 0
  for (let i = 0; i < SIGNS; i++) {
    const value = ALPHABET.indexOf(signs.charAt(i))
    if (value < 0) return false
    const weighed = value * ((SIGNS - i) % 2 === 0 ? 2 : 1)
    sum += Math.floor(weighed / ALPHABET.length) + (weighed % ALPHABET.length)
  }
  return sum % ALPHABET.length === 0
}

/** In the part of an address that never reaches a server. */
export const addressOf = (origin: string, code: string) => `${origin}/visit/#case=${code}`
export const codeIn = (hash: string) => /^#case=([A-Z0-9-]{16,24})$/i.exec(hash)?.[1] ?? ''
